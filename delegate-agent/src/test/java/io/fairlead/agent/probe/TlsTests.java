package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.CertificateExpiry;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTests {

    private static final HostResolver LOOPBACK = _ -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static SelfSignedCertificates good;

    @BeforeAll
    static void make() throws Exception {
        good = SelfSignedCertificates.create(directory, "dns:registry.test", "-validity", "90");
    }

    @Test
    void provesARegistryWithTheConnectorsOwnAuthority() throws Exception {
        var report = probe(good, true, false);

        assertThat(report.outcome().code()).isEqualTo(Diagnosis.OK);
        assertThat(report.steps())
                .extracting(TestStep::name)
                .containsExactly(
                        TestStep.StepName.ADDRESS,
                        TestStep.StepName.CONNECT,
                        TestStep.StepName.TLS,
                        TestStep.StepName.API,
                        TestStep.StepName.CHALLENGE,
                        TestStep.StepName.AUTHENTICATED_PING);
        assertThat(report.steps().get(2).evidence()).containsKeys("issuer", "sha256", "protocol", "notAfter");
        assertThat(report.outcome().notes()).isEmpty();
    }

    @Test
    void warnsOfACertificateThatEndsSoon() throws Exception {
        var report =
                probe(SelfSignedCertificates.create(directory, "dns:registry.test", "-validity", "9"), true, false);

        assertThat(report.outcome().notes())
                .extracting(DiagnosedOutcome.DiagnosisNote::code)
                .containsExactly(Diagnosis.TLS_EXPIRES_SOON);
        assertThat(CertificateExpiry.find(report.outcome().notes())).isPresent();
    }

    @Test
    void doesNotBelieveStrangers() throws Exception {
        var report = probe(good, false, false);

        assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_UNKNOWN_CA);
        assertThat(report.steps().getLast().name()).isEqualTo(TestStep.StepName.TLS);
        assertThat(report.steps().getLast().evidence()).containsEntry("issuer", "CN=lab");
    }

    @Test
    void seesThatACertificateHasExpired() throws Exception {
        var expired =
                SelfSignedCertificates.create(directory, "dns:registry.test", "-startdate", "-20d", "-validity", "5");
        var outcome = probe(expired, true, false).outcome();

        assertThat(outcome.code()).isEqualTo(Diagnosis.TLS_EXPIRED);
        assertThat(outcome.summary()).contains("expired on ", "the clock here says ");
    }

    @Test
    void seesThatACertificateIsNotValidYet() throws Exception {
        var future =
                SelfSignedCertificates.create(directory, "dns:registry.test", "-startdate", "+20d", "-validity", "50");

        assertThat(probe(future, true, false).outcome().code()).isEqualTo(Diagnosis.TLS_NOT_YET_VALID);
    }

    @Test
    void seesThatACertificateIsForOthers() throws Exception {
        var report = probe(SelfSignedCertificates.create(directory, "dns:other.test,ip:192.0.2.7"), true, false);

        assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_HOSTNAME);
        assertThat(report.outcome().summary()).endsWith("the certificate is for other.test 192.0.2.7");
    }

    @Test
    void saysThatTheHandshakeFailsWhereAClientCertificateIsWanted() throws Exception {
        var report = probe(good, true, true);

        assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_CLIENT_CERT);
        assertThat(report.outcome().summary()).contains("client certificate");
    }

    @Test
    void seesThatThePortSpeaksPlainHttp() throws Exception {
        try (var server = RawServer.answering(http("400 Bad Request", "", ""));
                var tester = new ProbeTester(ProbeTester.LOCAL, LOOPBACK)) {
            var report = tester.probe("https://registry.test:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_PLAINTEXT_PORT);
        }
    }

    @Test
    void sendsNothingToAPlainRealm() throws Exception {
        try (var thief = RawServer.answering(http("200 OK", "", "{\"token\":\"x\"}"));
                var server = new RawServer(
                        good.listen(false),
                        (_, out) -> out.write(http(
                                        "401 Unauthorized",
                                        "WWW-Authenticate: Bearer realm=\"http://registry.test:" + thief.port()
                                                + "/t\"\r\n",
                                        "")
                                .getBytes()));
                var tester = new ProbeTester(ProbeTester.LOCAL, LOOPBACK)) {
            tester.caCertificates = good.pem();
            var report = tester.probe("https://registry.test:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REALM_EXTERNAL_URL);
            assertThat(thief.requests).isEmpty();
        }
    }

    private static ProbeReport probe(SelfSignedCertificates certificates, boolean known, boolean wantsClientCertificate)
            throws Exception {
        var challenge = "WWW-Authenticate: Basic realm=\"lab\"\r\n";
        try (var server = new RawServer(
                        certificates.listen(wantsClientCertificate),
                        (request, out) -> out.write((request.contains("Authorization: Basic ")
                                        ? http("200 OK", "Content-Type: application/json\r\n", "{}")
                                        : http("401 Unauthorized", challenge, ""))
                                .getBytes()));
                var tester = new ProbeTester(ProbeTester.LOCAL, LOOPBACK)) {
            tester.caCertificates = known ? certificates.pem() : "";
            return tester.probe("https://registry.test:" + server.port());
        }
    }
}
