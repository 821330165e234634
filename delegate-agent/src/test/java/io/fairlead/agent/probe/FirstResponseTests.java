package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.answering;
import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstResponseTests {

    private final ProbeTester tester = ProbeTester.local();

    @AfterEach
    void close() {
        tester.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 Not Found||nothing here|NOT_A_REGISTRY_404",
                "200 OK|Content-Type: text/html|<html>Welcome</html>|NOT_A_REGISTRY_HTML",
                "403 Forbidden|Content-Type: text/html|<html>No</html>|NOT_A_REGISTRY_HTML",
                "404 Not Found|Content-Type: text/html|<html>Apache Tomcat</html>|NOT_A_REGISTRY_HTML",
                "405 Method Not Allowed|||NOT_A_REGISTRY_404",
                "418 I'm a teapot|||NOT_A_REGISTRY",
                "200 OK|Content-Type: text/plain|hello|NOT_A_REGISTRY",
                "431 Request Header Fields Too Large|||HEADER_TOO_LARGE",
                "400 Bad Request|Content-Type: text/html|Request Header Or Cookie Too Large|HEADER_TOO_LARGE",
                "403 Forbidden|||FORBIDDEN",
                "401 Unauthorized|||CHALLENGE_MISSING",
                "401 Unauthorized|WWW-Authenticate: Negotiate||CHALLENGE_UNSUPPORTED",
                "401 Unauthorized|WWW-Authenticate: NTLM abc==||CHALLENGE_UNSUPPORTED",
                "401 Unauthorized|WWW-Authenticate: Digest realm=\"x\"||CHALLENGE_UNSUPPORTED",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"http://127.0.0.1:443/token\"||REALM_INVALID",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"https://2852039166/latest\"||ADDRESS_REFUSED",
                "401 Unauthorized|WWW-Authenticate: Bearer service=\"x\"||REALM_INVALID",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"/token\"||REALM_INVALID",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"https://evil.test/\"||REALM_REFUSED",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"http://169.254.169.254/\"||ADDRESS_REFUSED",
                "429 Too Many Requests|Retry-After: 30||RATE_LIMITED",
                "503 Service Unavailable|||SERVER_ERROR",
                "400 Bad Request||Client sent an HTTP request to an HTTPS server.|HTTP_TO_TLS_PORT",
                "400 Bad Request||The plain HTTP request was sent to HTTPS port|HTTP_TO_TLS_PORT",
                "302 Found|Location: http://[broken/||REDIRECT_ELSEWHERE",
                "302 Found|Location: https://evil.test/v2/||REDIRECT_ELSEWHERE",
                "301 Moved|Location: https://127.0.0.1/v2/||REDIRECT_TO_HTTPS",
                "307 Temporary Redirect|Location: /v2/||REDIRECT_LOOP",
            })
    void namesWhatTheFirstAnswerShows(String status, String header, String body, Diagnosis code) throws IOException {
        var headers = header == null ? "" : header + "\r\n";
        try (var server = answering(http(status, headers, body == null ? "" : body))) {
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(code);
            assertThat(server.sawCredential()).isFalse();
        }
    }

    @Test
    void offersTheAddressThatARedirectToTlsLeadsTo() throws IOException {
        try (var server = answering(http("301 Moved", "Location: https://127.0.0.1:5443/v2/\r\n", ""))) {
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REDIRECT_TO_HTTPS);
            assertThat(report.outcome().fixes())
                    .containsExactly(new QuickFix.ChangeConnector(
                            "Use https://127.0.0.1:5443",
                            List.of(QuickFix.PatchOperation.url("https://127.0.0.1:5443"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "200 OK"})
    void showsTheFirst300SignsOfABodyAsPlainText(String status) throws IOException {
        var page = "<html>\n<script>alert(1)</script>" + "x".repeat(400) + "</html>";
        try (var server = answering(http(status, "Content-Type: text/html\r\nServer: gate\r\n", page))) {
            var evidence = tester.probe(server.url()).steps().getLast().evidence();

            assertThat(evidence)
                    .containsEntry("status", status.substring(0, 3))
                    .containsEntry("Server", "gate")
                    .containsKey("message");
            assertThat(evidence.get("message"))
                    .hasSize(301)
                    .startsWith("<html> <script>")
                    .endsWith("x…");
        }
    }

    @Test
    void readsNoMoreChallengesThanFitIntoAHeader() throws IOException {
        var many = "WWW-Authenticate: " + "Bearer realm=\"http://evil.test/\", ".repeat(5_000) + "\r\n";
        try (var server = answering(http("401 Unauthorized", many, ""))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void readsHundredsOfChallengesOnce() throws IOException {
        var many = "Basic realm=\"x\", ".repeat(900);
        try (var server = new RawServer((request, out) -> out.write((request.contains("Authorization")
                        ? http("401 Unauthorized", "", "")
                        : http("401 Unauthorized", "WWW-Authenticate: " + many + "\r\n", ""))
                .getBytes()))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_BASIC);
            assertThat(server.requests).hasSize(2);
        }
    }
}
