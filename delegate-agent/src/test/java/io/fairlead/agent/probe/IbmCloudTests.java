package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server on loopback that goes by IBM's names and speaks IBM's sentences. */
class IbmCloudTests {

    private static final HostResolver LOOPBACK = _ -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

    private final ProbeTester tester = new ProbeTester(ProbeTester.LOCAL, LOOPBACK);

    @AfterEach
    void close() {
        tester.close();
    }

    @ParameterizedTest
    @CsvSource({
        "us.icr.io, iamapikey, 400 Bad Request, IBM_KEY_INVALID",
        "us.icr.io, iamapikey, 401 Unauthorized, IBM_KEY_INVALID",
        "us.icr.io, iambearer, 401 Unauthorized, IBM_KEY_INVALID",
        "us.icr.io, me@example.com, 401 Unauthorized, IBM_WRONG_USERNAME",
        "us.icr.io, cp, 401 Unauthorized, IBM_ENTITLED_MIXUP",
        "cp.icr.io, iamapikey, 401 Unauthorized, IBM_ENTITLED_MIXUP",
        "cp.icr.io, cp, 401 Unauthorized, IBM_KEY_INVALID",
    })
    void tellsWhyALoginIsRefused(String host, String username, String status, Diagnosis code) throws IOException {
        tester.username = username;
        try (var server = RawServer.tokens(http(status, "", "{}"))) {
            assertThat(probe(host, server).code()).isEqualTo(code);
        }
    }

    @Test
    void doesNotBlameTheKeyForAHeaderThatIsTooLong() throws IOException {
        try (var server = RawServer.tokens(http("400 Bad Request", "", "Request Header Or Cookie Too Large"))) {
            assertThat(probe("us.icr.io", server).code()).isEqualTo(Diagnosis.HEADER_TOO_LARGE);
        }
    }

    @Test
    void seesThatATokenHasExpired() throws IOException {
        var claims = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"exp\":1700000000}".getBytes());
        tester.username = "iambearer";
        tester.secret = "e30." + claims + ".c2ln";
        try (var server = RawServer.tokens(http("401 Unauthorized", "", "{}"))) {
            assertThat(probe("us.icr.io", server).code()).isEqualTo(Diagnosis.IBM_BEARER_EXPIRED);
        }
    }

    @Test
    void offersThePrivateHost() throws IOException {
        var sentence = "Private-only access is enabled on this account";
        try (var server = RawServer.tokens(http("403 Forbidden", "", sentence))) {
            var outcome = probe("us.icr.io", server);

            assertThat(outcome.code()).isEqualTo(Diagnosis.IBM_PRIVATE_ONLY);
            assertThat(outcome.fixes())
                    .containsExactly(new QuickFix.ChangeConnector(
                            "Use the private host", List.of(QuickFix.PatchOperation.url("https://private.us.icr.io"))));
        }
    }

    @Test
    void makesUpNoLoginWhereRefusalIsKnown() throws IOException {
        try (var server = registry("200 OK", "{}")) {
            assertThat(probe("us.icr.io", server).code()).isEqualTo(Diagnosis.OK);
            assertThat(server.requests).as("ping, token, ping").hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 Forbidden|You are not authorized to access the specified"
                        + " resource.|NO_PULL|IBM_CONTEXT_RESTRICTION",
                "401 Unauthorized|Insufficient scope|NO_PULL|IBM_CONTEXT_RESTRICTION",
                "403 Forbidden|Your account has exceeded its pull traffic quota for the current"
                        + " month.|IBM_QUOTA_TRAFFIC|",
                "403 Forbidden|Your account has exceeded its image storage quota for the current"
                        + " month.|IBM_QUOTA_STORAGE|",
                "401 Unauthorized|Authorization required. See https://x/troubleshoot-auth-req|IBM_WRONG_REGION|",
                "404 Not Found|repository name not known to registry|REPO_NOT_FOUND|IBM_WRONG_REGION",
                "403 Forbidden|Private-only access is enabled on this account|IBM_PRIVATE_ONLY|",
            })
    void tellsWhyARepositoryIsRefused(String status, String message, Diagnosis code, Diagnosis hint)
            throws IOException {
        tester.repository = "my-namespace/app";
        var body = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"" + message + "\"}]}";
        try (var server = registry(status, body)) {
            var outcome = probe("us.icr.io", server);

            assertThat(outcome.code()).isEqualTo(code);
            if (hint != null) {
                assertThat(outcome.notes())
                        .extracting(DiagnosedOutcome.DiagnosisNote::code)
                        .contains(hint);
            }
        }
    }

    private DiagnosedOutcome probe(String host, RawServer server) {
        return tester.probe("http://" + host + ":" + server.port()).outcome();
    }

    /** Gives tokens to everybody, and answers so where a repository is asked for. */
    private static RawServer registry(String status, String body) throws IOException {
        return new RawServer((request, out) -> {
            var own = request.replaceAll("(?s).*Host: ([^\r]*)\r.*", "$1");
            var challenge = "WWW-Authenticate: Bearer realm=\"http://" + own + "/t\",service=\"registry\"\r\n";
            String answer;
            if (request.startsWith("GET /t")) {
                answer = http("200 OK", "", "{\"token\":\"abc\"}");
            } else if (request.contains("Bearer abc")) {
                answer = request.contains("/my-namespace/") ? http(status, "", body) : http("200 OK", "", "{}");
            } else {
                answer = http("401 Unauthorized", challenge, "");
            }
            out.write(answer.getBytes());
        });
    }
}
