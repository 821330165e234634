package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names the certificate that fails, and why. */
class CertificateChainTests {

    private static final HostResolver LOOPBACK = _ -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    private static final String NAMES = "dns:registry.test";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @Test
    void provesARegistryWithAWholeChain() throws Exception {
        var chain = SelfSignedCertificates.issued(
                directory, NAMES, List.of("-validity", "400"), List.of("-validity", "300"));

        assertThat(probe(chain, chain.rootPem()).code()).isEqualTo(Diagnosis.OK);
    }

    @Test
    void saysWhichIssuerAServerDoesNotSend() throws Exception {
        var chain = SelfSignedCertificates.issued(directory, NAMES, List.of(), List.of())
                .sending(1);
        var outcome = probe(chain, chain.rootPem());

        assertThat(outcome.code()).isEqualTo(Diagnosis.TLS_INCOMPLETE_CHAIN);
        assertThat(outcome.summary()).contains("1 certificate came", "CN=Lab Intermediate");
        assertThat(outcome.remedy()).contains("intermediate");
    }

    @Test
    void callsAnAuthorityThatNobodyTrustsUnknown() throws Exception {
        var chain = SelfSignedCertificates.issued(directory, NAMES, List.of(), List.of())
                .sending(2);

        assertThat(probe(chain, "").code()).isEqualTo(Diagnosis.TLS_UNKNOWN_CA);
    }

    @Test
    void namesTheIssuerWhoseCertificateHasEnded() throws Exception {
        var chain = SelfSignedCertificates.issued(
                directory, NAMES, List.of("-startdate", "-20d", "-validity", "10"), List.of("-validity", "90"));
        var outcome = probe(chain, chain.rootPem());

        assertThat(outcome.code()).isEqualTo(Diagnosis.TLS_EXPIRED);
        assertThat(outcome.summary()).contains("the certificate of its issuer", "CN=Lab Intermediate", "expired on");
    }

    @Test
    void warnsOfAnIssuerWhoseCertificateEndsSoon() throws Exception {
        var chain =
                SelfSignedCertificates.issued(directory, NAMES, List.of("-validity", "9"), List.of("-validity", "90"));
        var outcome = probe(chain, chain.rootPem());

        assertThat(outcome.code()).isEqualTo(Diagnosis.OK);
        assertThat(outcome.notes()).contains(outcome.notes().getFirst()).anySatisfy(note -> {
            assertThat(note.code()).isEqualTo(Diagnosis.TLS_EXPIRES_SOON);
            assertThat(note.summary()).contains("CN=Lab Intermediate");
        });
    }

    @Test
    void seesThatACertificateIsNotForServers() throws Exception {
        var certificates = SelfSignedCertificates.issued(
                directory, NAMES, List.of(), List.of("-ext", "eku=clientAuth,emailProtection"));
        var outcome = probe(certificates, certificates.rootPem());

        assertThat(outcome.code()).isEqualTo(Diagnosis.TLS_NOT_FOR_SERVERS);
        assertThat(outcome.summary()).contains("clientAuth emailProtection");
    }

    @Test
    void seesThatACertificateIsForSigningCodeOnly() throws Exception {
        var certificates =
                SelfSignedCertificates.issued(directory, NAMES, List.of(), List.of("-ext", "eku=codeSigning"));

        assertThat(probe(certificates, certificates.rootPem()).summary()).contains("codeSigning");
    }

    @Test
    void refusesAHostThatStandsInTheSubjectOnly() throws Exception {
        var certificates = SelfSignedCertificates.withSubject(directory, "CN=registry.test");
        var outcome = probe(certificates, certificates.pem());

        assertThat(outcome.code()).isEqualTo(Diagnosis.TLS_HOSTNAME);
        assertThat(outcome.summary()).contains("CN=registry.test", "Go", "kubelet");
    }

    @Test
    void refusesACertificateWithAnAddressOfMailAlone() throws Exception {
        var certificates = SelfSignedCertificates.create(directory, "email:me@registry.test");

        assertThat(probe(certificates, certificates.pem()).code()).isEqualTo(Diagnosis.TLS_HOSTNAME);
    }

    private static DiagnosedOutcome probe(SelfSignedCertificates certificates, String trusted) throws Exception {
        try (var server = new RawServer(
                        certificates.listen(false),
                        (request, out) -> out.write((request.contains("Authorization: Basic ")
                                        ? http("200 OK", "Content-Type: application/json\r\n", "{}")
                                        : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"lab\"\r\n", ""))
                                .getBytes()));
                var tester = new ProbeTester(ProbeTester.LOCAL, LOOPBACK)) {
            tester.caCertificates = trusted;
            return tester.probe("https://registry.test:" + server.port()).outcome();
        }
    }
}
