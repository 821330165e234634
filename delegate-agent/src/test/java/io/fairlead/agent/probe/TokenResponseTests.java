package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenResponseTests {

    private final ProbeTester tester = ProbeTester.local();

    @AfterEach
    void close() {
        tester.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 Unauthorized|{\"details\":\"incorrect username or password\"}|BAD_CREDENTIALS_TOKEN",
                "403 Forbidden|{\"errors\":[{\"code\":\"DENIED\"}]}|BAD_CREDENTIALS_TOKEN",
                "403 Forbidden||AUTH_LOCKED",
                "403 Forbidden|{\"errors\":[{\"code\":\"DENIED\",\"message\":\"account is locked\"}]}|AUTH_LOCKED",
                "429 Too Many Requests|your address is banned|AUTH_LOCKED",
                "403 Forbidden|Your authorization token has expired. Reauthenticate and try"
                        + " again.|ACCOUNT_EXPIRED_PASSWORD",
                "403 Forbidden|Private-only access is enabled on this account.|IBM_PRIVATE_ONLY",
                "400 Bad Request|{\"details\":\"missing scope\"}|SCOPE_REQUIRED",
                "431 Request Header Fields Too Large||HEADER_TOO_LARGE",
                "405 Method Not Allowed||REALM_NOT_TOKEN_SERVICE",
                "400 Bad Request|{}|BAD_CREDENTIALS_TOKEN",
                "404 Not Found||REALM_NOT_TOKEN_SERVICE",
                "200 OK|<html>login</html>|REALM_NOT_TOKEN_SERVICE",
                "200 OK|{\"access\":1}|REALM_NOT_TOKEN_SERVICE",
                "200 OK|{\"token\":\"a b\\r\\nX: y\"}|REALM_NOT_TOKEN_SERVICE",
                "429 Too Many Requests||RATE_LIMITED",
                "500 Oops||SERVER_ERROR",
                "401 Unauthorized|{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"The login credentials are not"
                        + " valid, or your IBM Cloud account is not active.\"}]}|IBM_KEY_INVALID",
                "401 Unauthorized|{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":\"The requested authentication"
                        + " method is not supported\"}]}|IBM_WRONG_USERNAME",
            })
    void namesWhatTheTokenServiceAnswers(String status, String body, Diagnosis code) throws IOException {
        try (var server = RawServer.tokens(http(status, "", body == null ? "" : body))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(code);
        }
    }

    @Test
    void callsAFreshTokenThatIsRefusedByItsName() throws IOException {
        try (var server = RawServer.tokens(http("200 OK", "", "{\"access_token\":\"abc\"}"))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.TOKEN_NOT_ACCEPTED);
        }
    }

    @Test
    void sendsALongSecretInAFormWhereItFitsNoHeader() throws IOException {
        tester.secret = "x".repeat(5_000);
        try (var server = RawServer.tokens(http("400 Bad Request", "", "Request Header Or Cookie Too Large"))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.HEADER_TOO_LARGE);

            assertThat(server.requests.get(2))
                    .startsWith("POST /token HTTP/1.1")
                    .doesNotContain("Authorization");
        }
    }

    @Test
    void takesATokenOfAMegabyteForWhatItIs() throws IOException {
        var token = "x".repeat(1_000_000);
        try (var server = RawServer.tokens(http("200 OK", "", "{\"token\":\"" + token + "\"}"))) {
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.TOKEN_NOT_ACCEPTED);
            assertThat(server.requests.getLast()).contains("Authorization: Bearer " + token);
            assertThat(report.toString()).doesNotContain("xxxx");
        }
    }

    @Test
    void countsAWrongPasswordOnce() throws IOException {
        try (var server = RawServer.tokens(http("401 Unauthorized", "", "{}"))) {
            tester.probe(server.url());

            assertThat(server.requests).hasSize(2);
            assertThat(server.requests.stream().filter(request -> request.contains("Authorization")))
                    .hasSize(1);
        }
    }
}
