package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.wire.ClientCertificate;
import io.fairlead.agent.wire.Names;
import io.fairlead.agent.wire.Surroundings;
import io.fairlead.agent.wire.Trust;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.testbed.registry.OldTlsServer;
import io.fairlead.testbed.registry.RegistryServer;
import io.fairlead.testbed.registry.ServerCertificate;
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
        try (var registry = RegistryServer.encrypted(server, own.authority(), "ada", Prober.SECRET)) {
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
                var prober = Prober.local()) {
            prober.caCertificates = certificate.authority();
            var report = prober.probe("https://" + server.address());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_PROTOCOL);
            assertThat(report.steps().getLast().name()).isEqualTo(TestStep.StepName.TLS);
        }
    }

    @Test
    void saysThatAHandshakeWasBrokenOff() throws Exception {
        try (var server = new RawServer((_, _) -> {});
                var prober = Prober.local()) {
            var report = prober.probe(server.url().replace("http:", "https:"));

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.TLS_INTERRUPTED);
        }
    }

    @Test
    void reachesARegistryByIpv6() throws Exception {
        var answer = http("200 OK", "", "{}");
        try (var server = new RawServer(
                        new ServerSocket(0, 50, InetAddress.getByName("::1")),
                        (_, out) -> out.write(answer.getBytes()));
                var prober = Prober.local()) {
            prober.secret = null;
            var report = prober.probe("http://[::1]:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_OK);
            assertThat(server.requests.getFirst()).contains("Host: [::1]:" + server.port());
        }
    }

    private static ProbeReport probe(ServerCertificate certificate, boolean known) {
        try (var registry = RegistryServer.encrypted(certificate, "ada", Prober.SECRET);
                var prober = Prober.local()) {
            prober.username = "ada";
            prober.caCertificates = known ? certificate.authority() : "";
            return prober.probe(registry.url().toString());
        }
    }

    private static ProbeReport probe(
            RegistryServer registry, ServerCertificate server, Optional<ServerCertificate> client) throws Exception {
        var shown = client.isEmpty()
                ? Optional.<ClientCertificate>empty()
                : Optional.of(ClientCertificate.parse(
                        client.get().certificate(), client.get().key()));
        var surroundings = new Surroundings(Prober.LOCAL, new Trust(""), shown, Names.SYSTEM, Optional.empty(), "test");
        try (var prober = new Prober(surroundings)) {
            prober.username = "ada";
            prober.caCertificates = server.authority();
            return prober.probe(registry.url().toString());
        }
    }
}
