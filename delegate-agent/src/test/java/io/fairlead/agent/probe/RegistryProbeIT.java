package io.fairlead.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.diagnosis.Verdict;
import io.fairlead.contracts.test.Step;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProbeIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final Prober prober = Prober.local();

    @AfterEach
    void close() {
        prober.close();
    }

    @Test
    void acceptsTheRightPasswordAndRefusesAWrongOne() throws Exception {
        try (var registry = DebianRegistry.basic(directory, "ada", Prober.SECRET)) {
            prober.username = "ada";
            var right = prober.probe(registry.url());
            prober.secret = "wrong";
            var wrong = prober.probe(registry.url());
            prober.secret = null;
            var none = prober.probe(registry.url());

            assertThat(right.outcome().verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(right.outcome().notes()).extracting(Outcome.Note::code).containsExactly(Diagnosis.PLAIN_HTTP);
            assertThat(right.steps())
                    .extracting(Step::name)
                    .containsExactly(
                            Step.Name.ADDRESS,
                            Step.Name.CONNECT,
                            Step.Name.TLS,
                            Step.Name.API,
                            Step.Name.CHALLENGE,
                            Step.Name.AUTHENTICATED_PING);
            assertThat(right.steps())
                    .allSatisfy(step -> assertThat(step.durationMillis()).isNotNegative());
            assertThat(wrong.outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_BASIC);
            assertThat(wrong.outcome().verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(none.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_REFUSED);
            assertThat(List.of(right, wrong).toString()).doesNotContain(Prober.SECRET);
        }
    }

    @Test
    void callsAnOpenRegistryNotVerifiable() throws Exception {
        try (var registry = DebianRegistry.open(directory)) {
            var withCredential = prober.probe(registry.url());
            prober.secret = null;
            var anonymous = prober.probe(registry.url() + "/v2/");
            prober.repository = "no/such";
            var missing = prober.probe(registry.url());

            assertThat(withCredential.outcome().verdict()).isEqualTo(Verdict.NOT_VERIFIABLE);
            assertThat(withCredential.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_ONLY);
            assertThat(anonymous.outcome().verdict()).isEqualTo(Verdict.NOT_CHECKED_ANONYMOUS);
            assertThat(anonymous.outcome().notes())
                    .extracting(Outcome.Note::code)
                    .containsExactly(Diagnosis.URL_V2_SUFFIX, Diagnosis.PLAIN_HTTP);
            assertThat(missing.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_REFUSED);
        }
    }

    @Test
    void tellsWhatIbmsTokenServiceMeans() throws Exception {
        var certificates = Certificates.of(directory, "dns:token.test");
        try (var tokens = new TokenLab(certificates, Prober.SECRET);
                var registry = DebianRegistry.bearer(directory, tokens)) {
            prober.trustedTokenHosts = List.of("127.0.0.1");

            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.OK);
            assertThat(tokens.queries.getLast()).isEqualTo("service=registry&client_id=fairlead&account=iamapikey");

            prober.repository = "team/missing";
            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.REPO_NOT_FOUND);
            prober.repository = "secret/app";
            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.NO_PULL);
            prober.repository = null;

            prober.secret = "deleted-key";
            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.IBM_KEY_INVALID);
            prober.username = "me@example.com";
            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.IBM_WRONG_USERNAME);
            prober.secret = null;
            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_REFUSED);
            prober.secret = Prober.SECRET;
            prober.trustedTokenHosts = List.of();
            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.REALM_REFUSED);
        }
        prober.trustedTokenHosts = List.of("127.0.0.1");
    }

    @Test
    void saysThatTheTokenServiceCannotBeReached() throws Exception {
        var certificates = Certificates.of(directory, "dns:token.test");
        var tokens = new TokenLab(certificates, Prober.SECRET);
        try (var registry = DebianRegistry.bearer(directory, tokens)) {
            tokens.close();
            prober.trustedTokenHosts = List.of("127.0.0.1");

            assertThat(prober.probe(registry.url()).outcome().code()).isEqualTo(Diagnosis.REALM_UNREACHABLE);
        }
    }

    @Test
    void isQuickOnceWarm() throws Exception {
        try (var registry = DebianRegistry.basic(directory, "ada", Prober.SECRET)) {
            prober.username = "ada";
            var millis = new double[300];
            for (var round = 0; round < 600; round++) {
                var begun = System.nanoTime();
                var report = prober.probe(registry.url());
                millis[round % 300] = (System.nanoTime() - begun) / 1e6;
                assertThat(report.outcome().code()).isEqualTo(Diagnosis.OK);
            }
            Arrays.sort(millis);

            System.out.printf("warm Basic probe: p50 %.2f ms, p95 %.2f ms%n", millis[150], millis[285]);
            assertThat(millis[150]).isLessThan(25);
        }
    }
}
