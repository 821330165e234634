package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.ClientCertificate;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.testkit.registry.OldTlsServer;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.ServerCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Debian's docker-registry behind certificates of every kind. */
class TlsRegistryIT {

    private static final String HERE = "127.0.0.1";

    @Test
    void believesTheConnectorsOwnAuthority() {
        var report = probe(ServerCertificate.of(HERE), true);

        assertThat(report.outcome().code()).isEqualTo(Diagnosis.OK);
        assertThat(report.outcome().notes()).isEmpty();
        assertThat(report.steps().get(2).evidence())
                .containsEntry("issuer", "CN=Private Authority")
                .containsEntry("subject", "CN=127.0.0.1")
                .containsKeys("notAfter", "sha256", "protocol");
    }

    @Test
    void doesNotBelieveAnAuthorityThatNobodyNamed() {
        assertThat(probe(ServerCertificate.of(HERE), false).outcome().code()).isEqualTo(Diagnosis.TLS_UNKNOWN_CA);
    }

    @Test
    void tellsTheWrongTimesAndNamesApart() {
        assertThat(probe(ServerCertificate.of(HERE, -20, -3), true).outcome().code())
                .isEqualTo(Diagnosis.TLS_EXPIRED);
        assertThat(probe(ServerCertificate.of(HERE, 3, 20), true).outcome().code())
                .isEqualTo(Diagnosis.TLS_NOT_YET_VALID);
        assertThat(probe(ServerCertificate.of("other.test"), true).outcome().code())
                .isEqualTo(Diagnosis.TLS_HOSTNAME);
    }

    @Test
    void warnsThirtyDaysAhead() {
        assertThat(probe(ServerCertificate.of(HERE, -1, 29), true).outcome().notes())
                .extracting(DiagnosedOutcome.DiagnosisNote::code)
                .containsExactly(Diagnosis.TLS_EXPIRES_SOON);
        assertThat(probe(ServerCertificate.of(HERE, -1, 31), true).outcome().notes())
                .isEmpty();
    }

    @Test
    void showsAClientCertificateToARegistryThatAsks() throws Exception {
        var server = ServerCertificate.of(HERE);
        var own = ServerCertificate.of("delegate");
        var strangers = ServerCertificate.of("delegate");
        try (var registry = RegistryServer.encrypted(server, own.authority(), "ada", ProbeTester.SECRET)) {
            assertThat(probe(registry, server, Optional.of(own)).outcome().code())
                    .isEqualTo(Diagnosis.OK);
            assertThat(probe(registry, server, Optional.of(strangers)).outcome().code())
                    .isEqualTo(Diagnosis.TLS_CLIENT_CERT);
            assertThat(probe(registry, server, Optional.empty()).outcome().code())
                    .isEqualTo(Diagnosis.TLS_CLIENT_CERT);
        }
    }

    @Test
    void speaksNoTlsThatIsNoLongerSafe() {
        var certificate = ServerCertificate.of(HERE);
        try (var server = OldTlsServer.start(certificate);
                var tester = ProbeTester.local()) {
            tester.caCertificates = certificate.authority();
            var report = tester.probe("https://" + server.address());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_PROTOCOL);
            assertThat(report.steps().getLast().name()).isEqualTo(TestStep.StepName.TLS);
        }
    }

    @Test
    void saysThatAHandshakeWasBrokenOff() throws Exception {
        try (var server = new RawServer((_, _) -> {});
                var tester = ProbeTester.local()) {
            var report = tester.probe(server.url().replace("http:", "https:"));

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_INTERRUPTED);
        }
    }

    @Test
    void reachesARegistryByIpv6() throws Exception {
        var response = http("200 OK", "", "{}");
        try (var server = new RawServer(
                        new ServerSocket(0, 50, InetAddress.getByName("::1")),
                        (_, out) -> out.write(response.getBytes()));
                var tester = ProbeTester.local()) {
            tester.secret = null;
            var report = tester.probe("http://[::1]:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_OK);
            assertThat(server.requests.getFirst()).contains("Host: [::1]:" + server.port());
        }
    }

    private static ProbeReport probe(ServerCertificate certificate, boolean known) {
        try (var registry = RegistryServer.encrypted(certificate, "ada", ProbeTester.SECRET);
                var tester = ProbeTester.local()) {
            tester.username = "ada";
            tester.caCertificates = known ? certificate.authority() : "";
            return tester.probe(registry.url().toString());
        }
    }

    private static ProbeReport probe(
            RegistryServer registry, ServerCertificate server, Optional<ServerCertificate> client) throws Exception {
        var shown = client.isEmpty()
                ? Optional.<ClientCertificate>empty()
                : Optional.of(ClientCertificate.parse(
                        client.get().certificate(), client.get().key()));
        var networkSetup = new NetworkSetup(
                ProbeTester.LOCAL, new TrustedAuthorities(""), shown, HostResolver.SYSTEM, Optional.empty(), "test");
        try (var tester = new ProbeTester(networkSetup)) {
            tester.username = "ada";
            tester.caCertificates = server.authority();
            return tester.probe(registry.url().toString());
        }
    }
}
