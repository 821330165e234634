package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static io.fairlead.agent.probe.RawServer.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileRegistryTests {

    private final Prober prober = Prober.local();

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 Not Found||nothing here|NOT_A_REGISTRY",
                "200 OK|Content-Type: text/html|<html>Welcome</html>|NOT_A_REGISTRY",
                "403 Forbidden|Content-Type: text/html|<html>No</html>|NOT_A_REGISTRY",
                "403 Forbidden|||FORBIDDEN",
                "401 Unauthorized|||CHALLENGE_MISSING",
                "401 Unauthorized|WWW-Authenticate: Negotiate||CHALLENGE_UNSUPPORTED",
                "401 Unauthorized|WWW-Authenticate: NTLM abc==||CHALLENGE_UNSUPPORTED",
                "401 Unauthorized|WWW-Authenticate: Bearer service=\"x\"||REALM_INVALID",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"/token\"||REALM_INVALID",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"https://evil.test/\"||REALM_REFUSED",
                "401 Unauthorized|WWW-Authenticate: Bearer realm=\"http://169.254.169.254/\"||REALM_REFUSED",
                "429 Too Many Requests|Retry-After: 30||RATE_LIMITED",
                "503 Service Unavailable|||SERVER_ERROR",
                "400 Bad Request||Client sent an HTTP request to an HTTPS server.|HTTP_TO_TLS_PORT",
                "302 Found|Location: https://evil.test/v2/||REDIRECT_ELSEWHERE",
                "301 Moved|Location: https://127.0.0.1/v2/||REDIRECT_ELSEWHERE",
                "307 Temporary Redirect|Location: /v2/||REDIRECT_ELSEWHERE",
            })
    void namesWhatTheFirstAnswerShows(String status, String header, String body, Diagnosis code) throws IOException {
        var headers = header == null ? "" : header + "\r\n";
        try (var server = saying(http(status, headers, body == null ? "" : body))) {
            var report = prober.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(code);
            assertThat(server.sawCredential()).isFalse();
        }
    }

    @Test
    void showsNobodyTheCredentialWhenTheRealmIsForeign() throws IOException {
        try (var thief = saying(http("200 OK", "", "{\"token\":\"x\"}"));
                var server = saying(http(
                        "401 Unauthorized",
                        "WWW-Authenticate: Bearer realm=\"" + thief.url() + "/token\",service=\"s\"\r\n",
                        ""))) {
            var report = prober.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REALM_REFUSED);
            assertThat(report.outcome().summary()).contains(thief.url());
            assertThat(thief.requests).isEmpty();
            assertThat(server.sawCredential()).isFalse();
        }
    }

    @Test
    void followsNoRedirectOfATokenService() throws IOException {
        try (var thief = saying(http("200 OK", "", "{\"token\":\"x\"}"));
                var server = tokenServer(http("302 Found", "Location: " + thief.url() + "/token\r\n", ""))) {
            var report = prober.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REALM_REFUSED);
            assertThat(thief.requests).isEmpty();
        }
    }

    @Test
    void followsNoRedirectWithACredential() throws IOException {
        try (var thief = saying(http("200 OK", "", "{}"));
                var server = new RawServer((request, out) -> out.write((request.contains("Authorization")
                                ? http("307 Temporary Redirect", "Location: " + thief.url() + "/v2/\r\n", "")
                                : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", ""))
                        .getBytes()))) {
            var report = prober.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REDIRECT_ELSEWHERE);
            assertThat(thief.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 Unauthorized|{\"details\":\"incorrect username or password\"}|BAD_CREDENTIALS_TOKEN",
                "403 Forbidden|{\"errors\":[{\"code\":\"DENIED\"}]}|BAD_CREDENTIALS_TOKEN",
                "403 Forbidden||FORBIDDEN",
                "400 Bad Request|{}|BAD_CREDENTIALS_TOKEN",
                "404 Not Found||REALM_NOT_TOKEN_SERVICE",
                "200 OK|<html>login</html>|REALM_NOT_TOKEN_SERVICE",
                "200 OK|{\"access\":1}|REALM_NOT_TOKEN_SERVICE",
                "200 OK|{\"token\":\"a b\\r\\nX: y\"}|REALM_NOT_TOKEN_SERVICE",
                "429 Too Many Requests||RATE_LIMITED",
                "500 Oops||SERVER_ERROR",
                "401 Unauthorized|{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"The login credentials are not valid, or your IBM Cloud account is not active.\"}]}|IBM_KEY_INVALID",
                "401 Unauthorized|{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":\"The requested authentication method is not supported\"}]}|IBM_WRONG_USERNAME",
            })
    void namesWhatTheTokenServiceAnswers(String status, String body, Diagnosis code) throws IOException {
        try (var server = tokenServer(http(status, "", body == null ? "" : body))) {
            assertThat(prober.probe(server.url()).outcome().code()).isEqualTo(code);
        }
    }

    @Test
    void callsAFreshTokenThatIsRefusedByItsName() throws IOException {
        try (var server = tokenServer(http("200 OK", "", "{\"access_token\":\"abc\"}"))) {
            assertThat(prober.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.TOKEN_NOT_ACCEPTED);
        }
    }

    @Test
    void stopsReadingAnEndlessBody() throws IOException {
        try (var server = new RawServer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
            while (true) {
                out.write(new byte[8192]);
            }
        })) {
            assertThat(prober.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void stopsReadingAnEndlessToken() throws IOException {
        try (var server = tokenServer("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000))) {
            assertThat(prober.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,70000", "90,1000", "2000,10"})
    void stopsReadingHugeHeaders(int count, int length) throws IOException {
        try (var server = saying(http("200 OK", ("X: " + "y".repeat(length) + "\r\n").repeat(count), ""))) {
            assertThat(prober.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void endsADrippingBodyAtTheDeadline() throws IOException {
        prober.budget = Duration.ofMillis(700);
        try (var server = new RawServer((_, out) -> drip("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", out))) {
            var begun = System.nanoTime();
            var report = prober.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.SLOW_RESPONSE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_200));
        }
    }

    @Test
    void endsADrippingHeadAtTheDeadline() throws IOException {
        prober.budget = Duration.ofMillis(700);
        try (var server = new RawServer((_, out) -> drip("HTTP/1.1 200 OK\r\nX: ", out))) {
            var begun = System.nanoTime();
            var report = prober.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.NO_RESPONSE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_200));
        }
    }

    @Test
    void waitsForASilentServerNoLongerThanTheDeadline() throws IOException {
        prober.budget = Duration.ofMillis(500);
        try (var server = new RawServer((_, _) -> new java.util.concurrent.CountDownLatch(1).await())) {
            assertThat(prober.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.NO_RESPONSE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',NO_RESPONSE",
        "'SSH-2.0-OpenSSH_9.2\r\n',NOT_A_REGISTRY",
        "'\u0015\u0003\u0001\u0000\u0002\u0002F',HTTP_TO_TLS_PORT"
    })
    void namesWhatIsNoHttp(String answer, Diagnosis code) throws IOException {
        try (var server = saying(answer)) {
            assertThat(prober.probe(server.url()).outcome().code()).isEqualTo(code);
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var port = free.getLocalPort();
        free.close();

        assertThat(prober.probe("http://127.0.0.1:" + port).outcome().code()).isEqualTo(Diagnosis.CONNECT_REFUSED);
    }

    @Test
    void takesTheSecretOutOfWhatIsEchoed() throws IOException {
        var pair = Base64.getEncoder().encodeToString(("iamapikey:" + Prober.SECRET).getBytes());
        var echo = "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"no " + Prober.SECRET + " " + pair + "\"}]}";
        try (var server = new RawServer((request, out) -> out.write((request.contains("Authorization")
                        ? http("401 Unauthorized", "Server: " + Prober.SECRET + "\r\n", echo)
                        : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", ""))
                .getBytes()))) {
            var report = prober.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_BASIC);
            assertThat(report.toString()).contains("no *** ***").doesNotContain(Prober.SECRET, pair);
        }
    }

    @Test
    void sendsTheTraceAndItsName() throws IOException {
        try (var server = saying(http("404 Not Found", "", ""))) {
            prober.probe(server.url());

            assertThat(server.requests.getFirst())
                    .contains("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736", "User-Agent: fairlead-agent/test");
        }
    }

    /** Challenges with its own token endpoint, which gives the answer. */
    private static RawServer tokenServer(String answer) throws IOException {
        return new RawServer((request, out) -> {
            var own = request.replaceAll("(?s).*Host: ([^\r]*)\r.*", "$1");
            var challenge = "WWW-Authenticate: Bearer realm=\"http://" + own + "/token\",service=\"s\"\r\n";
            out.write((request.startsWith("GET /token") ? answer : http("401 Unauthorized", challenge, "")).getBytes());
        });
    }

    private static void drip(String begin, java.io.OutputStream out) throws IOException, InterruptedException {
        out.write(begin.getBytes());
        while (true) {
            out.write('x');
            out.flush();
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
