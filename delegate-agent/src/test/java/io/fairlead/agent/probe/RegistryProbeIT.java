package io.fairlead.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.testkit.registry.ChallengeStyle;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.Misbehaviour;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.TokenService;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegistryProbeIT {

    private final ProbeTester tester = ProbeTester.local();

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void acceptsTheRightPasswordAndRefusesAWrongOne() {
        try (var registry = RegistryServer.basic("ada", ProbeTester.SECRET)) {
            tester.username = "ada";
            var right = tester.probe(registry.url().toString());
            tester.secret = "wrong";
            var wrong = tester.probe(registry.url().toString());
            tester.secret = null;
            var none = tester.probe(registry.url().toString());

            assertThat(right.outcome().verdict()).isEqualTo(ConnectionVerdict.VERIFIED);
            assertThat(right.outcome().notes())
                    .extracting(DiagnosedOutcome.DiagnosisNote::code)
                    .containsExactly(Diagnosis.PLAIN_HTTP);
            assertThat(right.steps())
                    .extracting(TestStep::name)
                    .containsExactly(
                            TestStep.StepName.ADDRESS,
                            TestStep.StepName.CONNECT,
                            TestStep.StepName.TLS,
                            TestStep.StepName.API,
                            TestStep.StepName.CHALLENGE,
                            TestStep.StepName.AUTHENTICATED_PING);
            assertThat(right.steps())
                    .allSatisfy(step -> assertThat(step.durationMillis()).isNotNegative());
            assertThat(wrong.outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_BASIC);
            assertThat(wrong.outcome().verdict()).isEqualTo(ConnectionVerdict.REJECTED);
            assertThat(none.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_REFUSED);
            assertThat(List.of(right, wrong).toString()).doesNotContain(ProbeTester.SECRET);
        }
    }

    @Test
    void callsAnOpenRegistryNotVerifiable() {
        try (var registry = RegistryServer.open()) {
            registry.push("team/app");
            var withCredential = tester.probe(registry.url().toString());
            tester.secret = null;
            var anonymous = tester.probe(registry.url() + "/v2/");
            tester.repository = "team/app";
            var present = tester.probe(registry.url().toString());
            tester.repository = "no/such";
            var missing = tester.probe(registry.url().toString());

            assertThat(withCredential.outcome().verdict()).isEqualTo(ConnectionVerdict.NOT_VERIFIABLE);
            assertThat(withCredential.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_ONLY);
            assertThat(anonymous.outcome().verdict()).isEqualTo(ConnectionVerdict.NOT_CHECKED_ANONYMOUS);
            assertThat(anonymous.outcome().notes())
                    .extracting(DiagnosedOutcome.DiagnosisNote::code)
                    .containsExactly(Diagnosis.URL_V2_SUFFIX, Diagnosis.PLAIN_HTTP);
            assertThat(present.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_OK);
            assertThat(missing.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_REFUSED);
        }
    }

    @Test
    void tellsWhatIbmMeans() {
        try (var ibm = IbmRegistry.start(ProbeTester.SECRET)) {
            assertThat(code(ibm)).isEqualTo(Diagnosis.OK);
            assertThat(ibm.tokens().requests())
                    .allSatisfy(request -> assertThat(request.scopes()).isEmpty());

            tester.secret = "deleted-key";
            assertThat(code(ibm)).isEqualTo(Diagnosis.IBM_KEY_INVALID);
            tester.username = "me@example.com";
            assertThat(code(ibm)).isEqualTo(Diagnosis.IBM_WRONG_USERNAME);
            assertThat(ibm.failedLogins()).as("two of ours, and the control").isEqualTo(3);
            tester.secret = null;
            assertThat(code(ibm)).isEqualTo(Diagnosis.ANONYMOUS_REFUSED);
        }
    }

    @Test
    void tellsWhatIbmMeansByFourHundred() {
        try (var ibm = IbmRegistry.start(TokenService.ibm(ProbeTester.SECRET, 400))) {
            tester.secret = "deleted-key";

            assertThat(code(ibm)).isEqualTo(Diagnosis.IBM_KEY_INVALID);
        }
    }

    @Test
    void tellsARightFromAMissingRepository() {
        try (var ibm = IbmRegistry.start(ProbeTester.SECRET)) {
            ibm.push("team/app");
            tester.repository = "team/app";
            assertThat(code(ibm)).isEqualTo(Diagnosis.OK);

            tester.repository = "team/missing";
            assertThat(code(ibm)).isEqualTo(Diagnosis.REPO_NOT_FOUND);

            ibm.push("team/closed");
            ibm.tokens().closeRepository("team/closed");
            tester.repository = "team/closed";
            assertThat(code(ibm)).isEqualTo(Diagnosis.NO_PULL);
        }
    }

    @ParameterizedTest
    @EnumSource(ChallengeStyle.class)
    void understandsChallengesInOtherWords(ChallengeStyle challenge) {
        try (var registry = IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET), challenge)) {
            tester.username = "ada";
            assertThat(code(registry)).isEqualTo(Diagnosis.OK);

            tester.secret = "wrong";
            assertThat(code(registry)).isEqualTo(Diagnosis.BAD_CREDENTIALS_TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, RATE_LIMITED",
        "SERVER_ERROR, SERVER_ERROR",
        "HTML, REALM_NOT_TOKEN_SERVICE",
        "NO_TOKEN, REALM_NOT_TOKEN_SERVICE",
        "NOT_FOUND, REALM_NOT_TOKEN_SERVICE",
        "EXPIRED_TOKEN, TOKEN_NOT_ACCEPTED",
        "FOREIGN_KEY, TOKEN_NOT_ACCEPTED",
        "HUGE_TOKEN, OK",
    })
    void namesEachQuirkOfATokenService(Misbehaviour quirk, Diagnosis code) {
        try (var ibm = IbmRegistry.start(ProbeTester.SECRET)) {
            ibm.tokens().misbehave(quirk);

            assertThat(code(ibm)).isEqualTo(code);
        }
    }

    @Test
    void asksATokenServiceElsewhereOnlyWhenItIsTrusted() {
        try (var tokens = TokenService.ibm(ProbeTester.SECRET);
                var registry = RegistryServer.bearer(tokens)) {
            assertThat(tester.probe(registry.url().toString()).outcome().code()).isEqualTo(Diagnosis.REALM_REFUSED);
            assertThat(tokens.tokenRequests()).isZero();

            tester.trustedTokenHosts = List.of("127.0.0.1");
            assertThat(tester.probe(registry.url().toString()).outcome().code()).isEqualTo(Diagnosis.OK);

            tokens.close();
            assertThat(tester.probe(registry.url().toString()).outcome().code()).isEqualTo(Diagnosis.REALM_UNREACHABLE);
        }
    }

    @Test
    void isQuickOnceWarm() {
        try (var registry = RegistryServer.basic("ada", ProbeTester.SECRET)) {
            tester.username = "ada";
            var url = registry.url().toString();
            var millis = new double[300];
            for (var round = 0; round < 600; round++) {
                var begun = System.nanoTime();
                var report = tester.probe(url);
                millis[round % 300] = (System.nanoTime() - begun) / 1e6;
                assertThat(report.outcome().code()).isEqualTo(Diagnosis.OK);
            }
            Arrays.sort(millis);

            System.out.printf("warm Basic probe: p50 %.2f ms, p95 %.2f ms%n", millis[150], millis[285]);
            assertThat(millis[150]).isLessThan(50);
        }
    }

    private Diagnosis code(IbmRegistry registry) {
        return tester.probe(registry.url().toString()).outcome().code();
    }
}
