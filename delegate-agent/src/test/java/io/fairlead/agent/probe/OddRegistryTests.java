package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries as they really answer: each test is one that a product was seen to give. */
class OddRegistryTests {

    private static final String UNKNOWN =
            "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}";
    private static final String DENIED = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\"}]}";

    private final ProbeTester tester =
            new ProbeTester(ProbeTester.LOCAL, _ -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});

    @AfterEach
    void close() {
        tester.close();
    }

    /** Answers by the request's head; {@code {own}} in an answer stands for its own address. */
    private static RawServer serving(Function<String, String> script) throws IOException {
        return new RawServer((request, out) -> {
            var own = request.replaceAll("(?s).*Host: ([^\r]*)\r.*", "$1");
            out.write(script.apply(request).replace("{own}", own).getBytes());
        });
    }

    private static String bearer(String scope) {
        var named = scope.isEmpty() ? "" : ",scope=\"" + scope + "\"";
        return http(
                "401 Unauthorized",
                "WWW-Authenticate: Bearer realm=\"http://{own}/token\",service=\"s\"" + named + "\r\n",
                "");
    }

    private static String basic() {
        return http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"r\"\r\n", "");
    }

    private static String token(String request) {
        var scope = request.replaceAll("(?s).*?[?&]scope=([^& ]*).* HTTP.*", "$1");
        return http(
                "200 OK",
                "",
                "{\"token\":\"t-"
                        + (scope.equals(request)
                                ? "none"
                                : scope.replace("%3A", ".").replace("%2C", "-")) + "\"}");
    }

    private static boolean isToken(String request) {
        return request.startsWith("GET /token") || request.startsWith("POST /token");
    }

    private static boolean isMadeUp(String request) {
        return request.contains("account=fairlead-control");
    }

    private List<Diagnosis> notes(DiagnosedOutcome outcome) {
        return outcome.notes().stream()
                .map(DiagnosedOutcome.DiagnosisNote::code)
                .filter(code -> code != Diagnosis.PLAIN_HTTP && code != Diagnosis.USERNAME_UNUSUAL)
                .toList();
    }

    @Test
    void asksForTheRightToListThatTheChallengeNames() throws IOException {
        tester.repository = "team/app";
        try (var server = serving(request -> {
            if (isToken(request)) {
                return isMadeUp(request) ? http("401 Unauthorized", "", "") : token(request);
            }
            if (request.contains("/tags/list") && !request.contains("metadata_read")) {
                return bearer("repository:team/app:metadata_read");
            }
            return request.contains("Bearer ") ? http("200 OK", "", "{\"tags\":[]}") : bearer("");
        })) {
            var outcome = tester.probe(server.url()).outcome();

            assertThat(outcome.code()).isEqualTo(Diagnosis.OK);
            assertThat(notes(outcome)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, 200 OK",
        "403 Forbidden, 200 OK",
        "403 Forbidden, 404 Not Found",
        "401 Unauthorized, 404 Not Found"
    })
    void verifiesWhoMayPullAndNotList(String listed, String pulled) throws IOException {
        tester.repository = "team/app";
        try (var server = serving(request -> {
            if (!request.contains("Basic ")) {
                return basic();
            }
            if (request.contains("/tags/list")) {
                return http(listed, "", DENIED);
            }
            return request.contains("/manifests/") ? http(pulled, "", UNKNOWN) : http("200 OK", "", "{}");
        })) {
            var outcome = tester.probe(server.url()).outcome();

            assertThat(outcome.code()).isEqualTo(Diagnosis.OK);
            assertThat(notes(outcome)).containsExactly(Diagnosis.NO_LIST);
        }
    }

    @Test
    void missesTheRightToPullWhereManifestsAreRefusedToo() throws IOException {
        tester.repository = "team/app";
        try (var server = serving(request -> !request.contains("Basic ")
                ? basic()
                : request.contains("/team/app/") ? http("403 Forbidden", "", DENIED) : http("200 OK", "", "{}"))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.NO_PULL);
        }
    }

    @Test
    void missesTheRightToPullOfWhoMayListOnly() throws IOException {
        tester.repository = "team/app";
        try (var server = serving(request -> !request.contains("Basic ")
                ? basic()
                : request.contains("/manifests/")
                        ? http("403 Forbidden", "", DENIED)
                        : http("200 OK", "", "{\"tags\":[\"1.0\"]}"))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.NO_PULL);
            assertThat(server.requests).anyMatch(request -> request.startsWith("HEAD /v2/team/app/manifests/1.0 "));
        }
    }

    @Test
    void saysThatNothingShowsTheRightToPull() throws IOException {
        tester.repository = "team/app";
        try (var server = serving(request -> !request.contains("Basic ")
                ? basic()
                : request.contains("/team/app/")
                        ? http(request.contains("/tags/") ? "405 Method Not Allowed" : "404 Not Found", "", "")
                        : http("200 OK", "", "{}"))) {
            var outcome = tester.probe(server.url()).outcome();

            assertThat(outcome.code()).isEqualTo(Diagnosis.OK);
            assertThat(notes(outcome)).containsExactly(Diagnosis.NOT_PROVED);
        }
    }

    @Test
    void answersTheTokenThatIsAskedForBehindBasic() throws IOException {
        tester.repository = "team/app";
        try (var server = serving(request -> {
            if (isToken(request)) {
                return token(request);
            }
            if (request.startsWith("GET /v2/ ")) {
                return request.contains("Basic ") ? http("200 OK", "", "{}") : basic();
            }
            return request.contains("Bearer t-repository.team%2Fapp.pull")
                    ? http("200 OK", "", "{\"tags\":[\"1\"]}")
                    : bearer("repository:team/app:pull");
        })) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.OK);
        }
    }

    @Test
    void answersTheRealmOfEachChallenge() throws IOException {
        tester.repository = "team/app";
        try (var server = serving(request -> {
            if (isToken(request)) {
                return isMadeUp(request) ? http("401 Unauthorized", "", "") : token(request);
            }
            if (request.startsWith("GET /other")) {
                return http("200 OK", "", "{\"access_token\":\"second\"}");
            }
            if (request.startsWith("GET /v2/ ")) {
                return request.contains("Bearer ") ? http("200 OK", "", "{}") : bearer("");
            }
            return request.contains("Bearer second")
                    ? http("200 OK", "", "{\"tags\":[]}")
                    : http("401 Unauthorized", "WWW-Authenticate: Bearer realm=\"http://{own}/other\"\r\n", "");
        })) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved Permanently", "307 Temporary Redirect", "308 Permanent Redirect"})
    void followsWithinTheOriginWithTheToken(String status) throws IOException {
        try (var server = serving(request -> {
            if (isToken(request)) {
                return isMadeUp(request) ? http("401 Unauthorized", "", "") : token(request);
            }
            if (request.startsWith("GET /v2/ ")) {
                return http(status, "Location: /v2\r\n", "");
            }
            return request.contains("Bearer ") ? http("200 OK", "", "{}") : bearer("");
        })) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.OK);
        }
    }

    @Test
    void followsWithinTheOriginOfATokenService() throws IOException {
        try (var server = serving(request -> {
            if (request.startsWith("GET /token?")) {
                return http("308 Permanent Redirect", "Location: /token/?x=1\r\n", "");
            }
            if (request.startsWith("GET /token/")) {
                return request.contains("Basic ") ? token(request) : http("401 Unauthorized", "", "");
            }
            return request.contains("Bearer ") ? http("200 OK", "", "{}") : bearer("");
        })) {
            assertThat(tester.probe(server.url()).outcome().verdict()).isNotNull();
            assertThat(server.requests).anyMatch(request -> request.startsWith("GET /token/"));
        }
    }

    @ParameterizedTest
    @CsvSource({"302 Found", "303 See Other", "307 Temporary Redirect"})
    void namesASignOnPageBeforeTheTokenService(String status) throws IOException {
        try (var server = serving(request ->
                isToken(request) ? http(status, "Location: https://sso.acme.test/login?next=x\r\n", "") : bearer(""))) {
            var outcome = tester.probe(server.url()).outcome();

            assertThat(outcome.code()).isEqualTo(Diagnosis.REALM_SIGN_ON);
            assertThat(outcome.remedy()).contains("Exempt").doesNotContain("trustedTokenHosts");
        }
    }

    @Test
    void namesASignOnPageOfTheSameHost() throws IOException {
        try (var server = serving(request -> isToken(request)
                ? http("302 Found", "Location: /login\r\n", "")
                : request.startsWith("GET /login")
                        ? http("200 OK", "Content-Type: text/html\r\n", "<form>Sign in</form>")
                        : bearer(""))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.REALM_SIGN_ON);
        }
    }

    /** What the remedy says must help, and where it does not say so, it must not. */
    @ParameterizedTest
    @CsvSource({
        "http://tokens.test:PORT/token, tokens.test, REALM_REFUSED, true",
        "http://core.harbor.domain/service/token, core.harbor.domain, REALM_EXTERNAL_URL, false",
        "http://127.0.0.1/token, 127.0.0.1, REALM_EXTERNAL_URL, false",
        "http://169.254.169.254/token, 169.254.169.254, ADDRESS_REFUSED, false",
    })
    void advisesTrustWhereItHelpsOnly(String realm, String host, Diagnosis code, boolean helps) throws IOException {
        var port = new int[1];
        try (var server = serving(request -> isToken(request)
                ? isMadeUp(request) ? http("401 Unauthorized", "", "") : token(request)
                : request.contains("Bearer ")
                        ? http("200 OK", "", "{}")
                        : bearer("").replace("http://{own}/token", realm.replace("PORT", "" + port[0])))) {
            port[0] = server.port();
            var url = "http://registry.acme.example:" + server.port();
            var before = tester.probe(url).outcome();
            tester.trustedTokenHosts = List.of(host);
            var after = tester.probe(url).outcome();

            assertThat(before.code()).isEqualTo(code);
            assertThat(String.valueOf(before.remedy()).contains("trustedTokenHosts"))
                    .isEqualTo(helps);
            assertThat(after.code() == Diagnosis.OK).isEqualTo(helps);
        }
    }

    @Test
    void takesALongSecretWhereNoFormIsKnown() throws IOException {
        tester.secret = "s".repeat(4_500);
        try (var server = serving(request -> {
            if (request.startsWith("POST /token")) {
                return http("401 Unauthorized", "", "{}");
            }
            if (isToken(request)) {
                return isMadeUp(request) ? http("401 Unauthorized", "", "") : token(request);
            }
            return request.contains("Bearer ") ? http("200 OK", "", "{}") : bearer("");
        })) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.OK);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400 Bad Request, Request Header Or Cookie Too Large",
        "400 Bad Request, <html>Bad Request</html>",
        "431 Request Header Fields Too Large, ''",
        "404 Not Found, ''",
        "405 Method Not Allowed, ''",
    })
    void asksInAFormWhereAHeaderIsNotTaken(String status, String body) throws IOException {
        tester.secret = "s".repeat(4_500);
        try (var server = serving(request -> {
            if (request.startsWith("GET /token")) {
                return http(status, "", body);
            }
            if (isToken(request)) {
                return http("200 OK", "", "{\"access_token\":\"t\"}");
            }
            return request.contains("Bearer ") ? http("200 OK", "", "{}") : bearer("");
        })) {
            tester.probe(server.url());

            assertThat(server.requests)
                    .anyMatch(request -> request.startsWith("GET /v2/") && request.contains("Bearer t"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "405 Method Not Allowed"
            })
    void asksWithBasicWhereAnIdentityTokenHasNoForm(String status) throws IOException {
        tester.username = "<token>";
        try (var server = serving(request -> request.startsWith("POST /token")
                ? http(status, "", "{}")
                : isToken(request)
                        ? isMadeUp(request) ? http("401 Unauthorized", "", "") : token(request)
                        : request.contains("Bearer ") ? http("200 OK", "", "{}") : bearer(""))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 5_000})
    void costsOneFailedLoginForAWrongPassword(int length) throws IOException {
        tester.secret = "s".repeat(length);
        try (var server = serving(request -> isToken(request) ? http("401 Unauthorized", "", "{}") : bearer(""))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_TOKEN);
            assertThat(server.requests.stream().filter(OddRegistryTests::isToken))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, account locked due to too many failed logins",
        "403 Forbidden, User is blocked",
        "400 Bad Request, Too many failed login attempts",
        "423 Locked, try later",
        "429 Too Many Requests, your address is banned for 10 minutes",
    })
    void callsALockALockWhateverTheStatus(String status, String message) throws IOException {
        var body = "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"" + message + "\"}]}";
        try (var basic = serving(request -> request.contains("Basic ")
                        ? http(status, "WWW-Authenticate: Basic realm=\"r\"\r\n", body)
                        : basic());
                var tokens = serving(request -> isToken(request) ? http(status, "", body) : bearer(""))) {
            assertThat(tester.probe(basic.url()).outcome().code()).isEqualTo(Diagnosis.AUTH_LOCKED);
            assertThat(tester.probe(tokens.url()).outcome().code()).isEqualTo(Diagnosis.AUTH_LOCKED);
            assertThat(tokens.requests.stream().filter(OddRegistryTests::isToken))
                    .hasSize(1);
        }
    }

    @Test
    void usesBasicWhereTheOtherChallengeLeadsNowhere() throws IOException {
        try (var server = serving(request -> request.contains("Basic ")
                ? http("200 OK", "", "{}")
                : http(
                        "401 Unauthorized",
                        "WWW-Authenticate: Bearer realm=\"image factory\"\r\nWWW-Authenticate: Basic realm=\"image factory\"\r\n",
                        ""))) {
            var outcome = tester.probe(server.url()).outcome();

            assertThat(outcome.code()).isEqualTo(Diagnosis.OK);
            assertThat(notes(outcome)).containsExactly(Diagnosis.CHALLENGE_UNUSUAL);
        }
    }

    @Test
    void provesARegistryWhoseNameHasAnUnderscore() throws IOException {
        try (var server = serving(request -> isToken(request)
                ? isMadeUp(request) ? http("401 Unauthorized", "", "") : token(request)
                : request.contains("Bearer ") ? http("200 OK", "", "{}") : bearer(""))) {
            assertThat(tester.probe("http://image_store:" + server.port())
                            .outcome()
                            .code())
                    .isEqualTo(Diagnosis.OK);
        }
    }

    @Test
    void quotesThePageOfABlock() throws IOException {
        var page =
                "<html><head><title>403</title></head><body><h1>403 Forbidden</h1><p>Since we are a US company, we must comply with US"
                        + " export control regulations.</p></body></html>";
        try (var server = serving(_ -> http("403 Forbidden", "Content-Type: text/html\r\n", page))) {
            var outcome = tester.probe("http://docker.io:" + server.port()).outcome();

            assertThat(outcome.code()).isEqualTo(Diagnosis.ADDRESS_BLOCKED);
            assertThat(outcome.summary()).contains("export control regulations").doesNotContain("<");
        }
    }

    @Test
    void looksForOfficialImagesInTheirLibrary() throws IOException {
        tester.repository = "nginx";
        tester.username = "ada";
        try (var server = serving(request -> isToken(request)
                ? token(request)
                : request.contains("Bearer ")
                        ? http(
                                request.contains("/library/nginx/") || request.contains("/v2/ ")
                                        ? "200 OK"
                                        : "404 Not Found",
                                "",
                                "{}")
                        : bearer(""))) {
            assertThat(tester.probe("http://docker.io:" + server.port())
                            .outcome()
                            .code())
                    .isEqualTo(Diagnosis.OK);
            assertThat(server.requests)
                    .anyMatch(request -> request.contains("scope=repository%3Alibrary%2Fnginx%3Apull"));
        }
    }

    @ParameterizedTest
    @CsvSource({"right, OK", "wrong, BAD_CREDENTIALS_BASIC"})
    void provesALoginByTheMethodThatAsksForIt(String secret, Diagnosis code) throws IOException {
        tester.repository = "team/app";
        tester.push = ProbeOrder.Push.UPLOAD;
        tester.secret = secret;
        tester.username = "ada";
        try (var server = serving(request -> {
            if (request.startsWith("GET ") || request.startsWith("HEAD ")) {
                return http("200 OK", "", "{\"tags\":[]}");
            }
            return request.contains("Basic YWRhOnJpZ2h0")
                    ? http("202 Accepted", "Location: /v2/team/app/blobs/uploads/1\r\n", "")
                    : basic();
        })) {
            var outcome = tester.probe(server.url()).outcome();

            assertThat(outcome.code()).isEqualTo(code);
            assertThat(server.requests.stream().filter(request -> request.startsWith("DELETE ")))
                    .hasSize(code == Diagnosis.OK ? 1 : 0);
            assertThat(server.requests.stream()
                            .filter(request -> request.contains("Basic ") && request.startsWith("POST ")))
                    .hasSize(1);
        }
    }

    @Test
    void saysThatPushingWasNotTried() throws IOException {
        tester.repository = "team/app";
        tester.push = ProbeOrder.Push.GRANTED;
        try (var server = serving(_ -> http("200 OK", "", "{\"tags\":[]}"))) {
            var outcome = tester.probe(server.url()).outcome();

            assertThat(outcome.code()).isEqualTo(Diagnosis.ANONYMOUS_ONLY);
            assertThat(notes(outcome)).contains(Diagnosis.NOT_PROVED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "405 Method Not Allowed|{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":\"The operation is unsupported.\"}]}|READ_ONLY",
                "403 Forbidden|{\"errors\":[{\"code\":\"DENIED\",\"message\":\"the system is in read only mode\"}]}|READ_ONLY",
                "403 Forbidden|{\"errors\":[{\"code\":\"DENIED\",\"message\":\"project quota exceeded\"}]}|STORAGE_FULL",
                "507 Insufficient Storage||STORAGE_FULL",
                "403 Forbidden|{\"errors\":[{\"code\":\"DENIED\"}]}|NO_PUSH",
            })
    void saysWhyAnUploadIsRefused(String status, String body, Diagnosis code) throws IOException {
        tester.repository = "team/app";
        tester.push = ProbeOrder.Push.UPLOAD;
        try (var server = serving(request -> !request.contains("Basic ")
                ? basic()
                : request.startsWith("POST ")
                        ? http(status, "", body == null ? "" : body)
                        : http("200 OK", "", "{\"tags\":[]}"))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 Too Many Requests|Retry-After: 600|600",
                "503 Service Unavailable|Retry-After: 120|120",
                "429 Too Many Requests|Date: Mon, 02 Mar 2026 10:00:00 GMT{crlf}Retry-After: Mon, 02 Mar 2026 10:10:00 GMT|600",
                "429 Too Many Requests|RateLimit-Reset: 90|90",
                "429 Too Many Requests|RateLimit: limit=100, remaining=0, reset=45|45",
                "429 Too Many Requests|RateLimit: \"default\";r=0;t=30|30",
                "429 Too Many Requests|X-Any: 1|",
            })
    void saysHowLongTheRegistryWantsToBeLeftAlone(String status, String header, Long seconds) throws IOException {
        try (var server = serving(_ -> http(status, header.replace("{crlf}", "\r\n") + "\r\n", ""))) {
            assertThat(tester.probe(server.url()).outcome().retryAfterSeconds()).isEqualTo(seconds);
        }
    }
}
