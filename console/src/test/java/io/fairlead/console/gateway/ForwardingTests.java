package io.fairlead.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of a request at the front door, on the wire. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "fairlead.access.client-secret=a-secret-for-tests"})
class ForwardingTests {

    private static final StandInService SERVICE = new StandInService(0);
    private static final ScriptedService SCRIPTED = new ScriptedService();
    private static final int GETS = 4_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("fairlead.services.connector.url", SERVICE::url);
        properties.add("fairlead.services.test.url", SERVICE::url);
        properties.add("fairlead.services.secret.url", SCRIPTED::url);
        properties.add("fairlead.services.delegate.url", () -> "http://127.0.0.1:1");
        properties.add("fairlead.services.identity.url", SERVICE::url);
    }

    @Test
    void sendsNoBodyWhereThereWasNone() throws Exception {
        SCRIPTED.answersWith(ScriptedService.OK, ScriptedService.OK);

        var answer = send(request("/api/v1/secrets"));
        var typed = send(request("/api/v1/secrets?q=a%2Fb%7Cc").header("Content-Type", "application/json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SCRIPTED.head()).doesNotContain("Transfer-Encoding").doesNotContain("Content-Length");
        assertThat(typed.statusCode()).isEqualTo(200);
        assertThat(SCRIPTED.head())
                .startsWith("GET /api/v1/secrets?q=a%2Fb%7Cc HTTP/1.1\r\n")
                .contains("Authorization: Bearer right")
                .containsIgnoringCase("X-Forwarded-For: 127.0.0.1")
                .doesNotContainIgnoringCase("Transfer-Encoding");
    }

    @Test
    void keepsTheLengthOfABody() throws Exception {
        var small = send(request("/api/v1/connectors").POST(BodyPublishers.ofString("{}")));
        var large = send(request("/api/v1/connectors").POST(BodyPublishers.ofByteArray(new byte[300_000])));
        var put = send(request("/api/v1/connectors/x").PUT(BodyPublishers.noBody()));

        assertThat(small.body()).contains("Content-Length: 2\n", "2 bytes").doesNotContain("Transfer-Encoding");
        assertThat(large.body()).contains("Content-Length: 300000\n", "300000 bytes");
        assertThat(put.body()).contains("Content-Length: 0\n", "0 bytes");
    }

    @Test
    void passesOnABodyWhoseLengthNobodyKnows() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send("POST /api/v1/connectors HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer right\r\n"
                    + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n");

            assertThat(connection.rest()).startsWith("HTTP/1.1 200").contains("3 bytes");
        }
    }

    @Test
    void saysNothingOfItsCallersCookiesAndNothingThatTheyMadeUpAboutThemselves() throws Exception {
        var answer = send(request("/api/v1/connectors")
                .header("Cookie", "fairlead=x")
                .header("X-Forwarded-For", "8.8.8.8")
                .header("Forwarded", "for=8.8.8.8"));

        assertThat(answer.body()).doesNotContain("8.8.8.8", "Cookie:").contains("X-Forwarded-For: 127.0.0.1");
        assertThat(answer.headers().firstValue("X-Correlation-Id"))
                .hasValueSatisfying(id -> assertThat(answer.body()).contains("traceparent: 00-" + id + "-"));
    }

    @Test
    void asksForATokenBeforeAnyServiceHearsOfTheRequest() throws Exception {
        var before = SERVICE.requests();

        for (var request : new HttpRequest.Builder[] {
            HttpRequest.newBuilder(at("/api/v1/connectors")),
            HttpRequest.newBuilder(at("/api/v1/connectors")).method("OPTIONS", BodyPublishers.noBody()),
            HttpRequest.newBuilder(at("/api/v1/connectors")).POST(BodyPublishers.ofByteArray(new byte[100_000]))
        }) {
            var answer = send(request);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"TOKEN_MISSING\"", "\"traceId\":\"");
        }
        assertThat(SERVICE.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/vnd.x+yaml"})
    void leavesItToTheServiceToJudgeAType(String type) throws Exception {
        var answer =
                send(request("/api/v1/connectors").header("Content-Type", type).PUT(BodyPublishers.ofString("%")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Content-Type: " + type, "1 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v2/connectors", "/api/v1/nothing", "/api/v1/orgs/x/nothing"})
    void saysThatThereIsNothingInTheShapeOfTheApi(String path) throws Exception {
        var answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tests?x=%FF",
                "/api/v1/tests?x=%zz",
                "/api/v1/tests?x=a|b{c}[d]\\^`<>\"",
                "/api/v1/tests?x=#",
                "/api/v1/tests/../../../internal/keys",
                "/api/v1/tests/%2e%2e/%2e%2e/internal",
                "/api/v1/tests/a%2Fb",
                "/api/v1/tests/a|b",
                "/api/v1//tests",
                "/api/v1/tests;x=1",
                "/api/v1/tests/%zz",
                "/api/v1/tests/%00"
            })
    void answersEveryTargetWithoutAFaultOfItsOwn(String target) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send("GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer right\r\nConnection: close\r\n\r\n"
                    .formatted(target));

            assertThat(connection.rest())
                    .containsPattern("^HTTP/1.1 (200|400|404)")
                    .doesNotContain("GET /internal", "eclipse", "Exception");
        }
    }

    @Test
    void sendsAgainOnAFreshConnectionWhatDoesNoHarmTwice() throws Exception {
        SCRIPTED.answersWith(ScriptedService.NOTHING, ScriptedService.OK);
        assertThat(send(request("/api/v1/secrets")).statusCode()).isEqualTo(200);

        SCRIPTED.answersWith(ScriptedService.NOTHING, ScriptedService.OK);
        var put = request("/api/v1/secrets/x").PUT(BodyPublishers.ofString("{}"));
        assertThat(send(put).statusCode()).isEqualTo(200);

        SCRIPTED.answersWith(ScriptedService.NOTHING, ScriptedService.OK);
        var post = request("/api/v1/secrets").POST(BodyPublishers.ofString("{}"));
        assertThat(send(post.header("Idempotency-Key", "k1")).statusCode()).isEqualTo(200);
    }

    @Test
    void saysOfWhatMayHaveBeenDoneThatTheConnectionWasLost() throws Exception {
        SCRIPTED.answersWith(ScriptedService.NOTHING, ScriptedService.OK);

        var answer = send(request("/api/v1/secrets").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("SERVICE_CONNECTION_LOST", "secret-service");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "nonsense\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
            })
    void saysOfAServiceThatBreaksOffTwiceThatItIsUnavailable(String broken) throws Exception {
        SCRIPTED.answersWith(broken, broken, ScriptedService.OK);

        var answer = send(request("/api/v1/secrets"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("SERVICE_UNAVAILABLE", "secret-service");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void saysOfAServiceThatIsNotThereThatItIsUnavailable() throws Exception {
        for (var request : new HttpRequest.Builder[] {
            request("/api/v1/delegates"), request("/api/v1/delegates").POST(BodyPublishers.ofString("{}"))
        }) {
            var answer = send(request);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("SERVICE_UNAVAILABLE", "delegate-service");
        }
    }

    @Test
    void answersThousandsOfReadsBesideRefusedUploads() throws Exception {
        var read = new ConcurrentHashMap<Integer, AtomicInteger>();
        var refused = new ConcurrentHashMap<Integer, AtomicInteger>();
        var left = new AtomicInteger(GETS);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4; i++) {
                callers.submit(() -> {
                    while (left.decrementAndGet() >= 0) {
                        count(read, send(request("/api/v1/tests")).statusCode());
                    }
                    return null;
                });
                callers.submit(() -> {
                    var upload = HttpRequest.newBuilder(at("/api/v1/connectors"))
                            .header("Authorization", "Bearer refused")
                            .POST(BodyPublishers.ofByteArray(new byte[100_000]));
                    while (left.get() > 0) {
                        count(refused, send(upload).statusCode());
                    }
                    return null;
                });
            }
        }

        assertThat(read.keySet()).containsExactly(200);
        assertThat(read.get(200)).hasValue(GETS);
        assertThat(refused.keySet()).containsExactly(401);
    }

    private static void count(Map<Integer, AtomicInteger> counts, int status) {
        counts.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer right");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
