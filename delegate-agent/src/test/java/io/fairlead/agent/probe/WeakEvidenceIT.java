package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.TokenService;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where acceptance alone proves nothing. */
class WeakEvidenceIT {

    private final ProbeTester tester = ProbeTester.local();

    @BeforeEach
    void asAda() {
        tester.username = "ada";
    }

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void triesAnOpenRegistryWithAMadeUpLoginOnceADay() {
        try (var registry = RegistryServer.open()) {
            var first = tester.probe(registry.url().toString());
            var second = tester.probe(registry.url().toString());

            assertThat(first.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_ONLY);
            assertThat(second.outcome().code()).isEqualTo(Diagnosis.ANONYMOUS_ONLY);
            assertThat(first.steps()).extracting(TestStep::name).contains(TestStep.StepName.CONTROL);
            assertThat(second.steps()).extracting(TestStep::name).doesNotContain(TestStep.StepName.CONTROL);
        }
    }

    @Test
    void believesAnOpenRegistryThatRefusesOthers() throws IOException {
        try (var server = new RawServer((request, out) -> out.write(openButStrict(request)))) {
            var right = tester.probe(server.url());
            tester.secret = "wrong";
            var wrong = tester.probe(server.url());

            assertThat(right.outcome().verdict()).isEqualTo(ConnectionVerdict.VERIFIED);
            assertThat(wrong.outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_BASIC);
            assertThat(server.requests).as("ping, login, control; ping, login").hasSize(5);
        }
    }

    @Test
    void callsATokenServiceThatTakesEverybodyByItsName() {
        try (var registry = IbmRegistry.start(TokenService.acceptAnyone())) {
            registry.push("team/app");
            var alone = tester.probe(registry.url().toString());
            tester.repository = "team/app";
            var withRepository = tester.probe(registry.url().toString());

            assertThat(alone.outcome().code()).isEqualTo(Diagnosis.SERVER_ACCEPTS_ANY);
            assertThat(alone.outcome().verdict()).isEqualTo(ConnectionVerdict.NOT_VERIFIABLE);
            assertThat(withRepository.outcome().code()).isEqualTo(Diagnosis.SERVER_ACCEPTS_ANY);
        }
    }

    @Test
    void provesByARepositoryWhatTheLoginAloneDoesNot() {
        assertThat(aloneRightAndWrong(TokenService.verifyingOnlyWithScope("ada", ProbeTester.SECRET)))
                .containsExactly(Diagnosis.SERVER_ACCEPTS_ANY, Diagnosis.OK, Diagnosis.SERVER_ACCEPTS_ANY);
    }

    @Test
    void asksWithAScopeWhereNothingElseIsAnswered() {
        assertThat(aloneRightAndWrong(TokenService.requiringScope("ada", ProbeTester.SECRET)))
                .containsExactly(Diagnosis.SCOPE_REQUIRED, Diagnosis.OK, Diagnosis.BAD_CREDENTIALS_TOKEN);
    }

    @Test
    void asksWithoutAScopeWhereOnlyThatIsJudged() {
        try (var registry = IbmRegistry.start(TokenService.verifyingOnlyWithoutScope("ada", ProbeTester.SECRET))) {
            registry.push("team/app");
            tester.repository = "team/app";
            var right = tester.probe(registry.url().toString());
            tester.secret = "wrong";
            var wrong = tester.probe(registry.url().toString());

            assertThat(right.outcome().code()).isEqualTo(Diagnosis.OK);
            assertThat(wrong.outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_TOKEN);
        }
    }

    @Test
    void makesNothingUpWhereThePolicyForbidsIt() {
        var policy = new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK, false);
        try (var registry = IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET));
                var lab = new ProbeTester(policy, HostResolver.SYSTEM)) {
            lab.username = "ada";
            var report = lab.probe(registry.url().toString());

            assertThat(report.outcome().verdict()).isEqualTo(ConnectionVerdict.VERIFIED);
            assertThat(report.outcome().notes())
                    .extracting(DiagnosedOutcome.DiagnosisNote::code)
                    .contains(Diagnosis.CONTROL_SKIPPED);
            assertThat(registry.failedLogins()).isZero();
        }
    }

    @Test
    void needsNoControlAfterAnHonestRefusal() {
        try (var registry = IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET))) {
            tester.secret = "wrong";
            tester.probe(registry.url().toString());
            assertThat(registry.failedLogins()).isEqualTo(1);

            tester.secret = ProbeTester.SECRET;
            var right = tester.probe(registry.url().toString());

            assertThat(right.outcome().code()).isEqualTo(Diagnosis.OK);
            assertThat(registry.failedLogins()).isEqualTo(1);
        }
    }

    @Test
    void takesABlockForNoAnswer() throws IOException {
        try (var server = new RawServer((request, out) -> out.write(blockingOthers(request)))) {
            var first = tester.probe(server.url());
            var second = tester.probe(server.url());

            assertThat(first.outcome().notes())
                    .extracting(DiagnosedOutcome.DiagnosisNote::code)
                    .contains(Diagnosis.CONTROL_SKIPPED);
            assertThat(second.outcome().notes())
                    .extracting(DiagnosedOutcome.DiagnosisNote::code)
                    .contains(Diagnosis.CONTROL_SKIPPED);
            assertThat(server.requests)
                    .as("ping, token, ping, control; ping, token, ping")
                    .hasSize(7);
        }
    }

    @Test
    void knocksAtTheRepositoryBehindAnOpenDoor() throws IOException {
        tester.repository = "team/app";
        try (var server = new RawServer((request, out) -> out.write(guardedRepository(request)))) {
            var right = tester.probe(server.url());
            tester.secret = "wrong";
            var wrong = tester.probe(server.url());

            assertThat(right.outcome().code()).isEqualTo(Diagnosis.OK);
            assertThat(wrong.outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_BASIC);
        }
    }

    /** Without a repository; with one; and with one and a wrong secret. */
    private List<Diagnosis> aloneRightAndWrong(TokenService tokens) {
        try (var registry = IbmRegistry.start(tokens)) {
            registry.push("team/app");
            var url = registry.url().toString();
            var alone = tester.probe(url);
            tester.repository = "team/app";
            var right = tester.probe(url);
            tester.secret = "wrong";
            var wrong = tester.probe(url);
            return Stream.of(alone, right, wrong)
                    .map(report -> report.outcome().code())
                    .toList();
        }
    }

    private static byte[] openButStrict(String request) {
        return (!request.contains("Authorization") || isAda(request)
                        ? http("200 OK", "", "{}")
                        : http("401 Unauthorized", "", ""))
                .getBytes();
    }

    private static byte[] guardedRepository(String request) {
        return (request.startsWith("GET /v2/ ") || isAda(request)
                        ? http("200 OK", "", "{}")
                        : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", ""))
                .getBytes();
    }

    private static byte[] blockingOthers(String request) {
        var self = "http://" + request.replaceAll("(?s).*Host: ([^\r]*)\r.*", "$1");
        String answer;
        if (request.startsWith("GET /token")) {
            answer = isAda(request) ? http("200 OK", "", "{\"token\":\"abc\"}") : http("403 Forbidden", "", "");
        } else {
            answer = request.contains("Bearer abc")
                    ? http("200 OK", "", "{}")
                    : http("401 Unauthorized", "WWW-Authenticate: Bearer realm=\"" + self + "/token\"\r\n", "");
        }
        return answer.getBytes();
    }

    private static boolean isAda(String request) {
        return request.contains(Base64.getEncoder().encodeToString(("ada:" + ProbeTester.SECRET).getBytes()));
    }
}
