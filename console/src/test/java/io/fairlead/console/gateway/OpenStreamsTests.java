package io.fairlead.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.testkit.access.TestIssuer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What stays open at the front door takes nobody's place. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "fairlead.access.client-secret=a-secret-for-tests"})
class OpenStreamsTests {

    private static final StandInService SERVICE = new StandInService(0);
    private static final String EVENTS = "/api/v1/tests/7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d11/events";
    private static final Duration SOON = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        for (var service : new String[] {"connector", "secret", "delegate", "test", "identity"}) {
            properties.add("fairlead.services." + service + ".url", SERVICE::url);
        }
        properties.add("fairlead.access.issuer", TestIssuer.shared()::url);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open) {
            each.close();
        }
        http.shutdownNow();
        // The door learns of a caller that left when it has something to tell them
        await().until(() -> {
            SERVICE.sendEvent("are you there");
            return SERVICE.streams() == 0;
        });
    }

    @Test
    void letsOneCallerOpenSomeStreamsAndAffectNobodyElse() throws Exception {
        var answers = IntStream.range(0, 210).mapToObj(_ -> stream(token("viewer"))).toList().stream()
                .map(CompletableFuture::join)
                .toList();
        answers.forEach(answer -> open.add(answer.body()));

        assertThat(answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())))
                .containsOnly(Map.entry(200, 20L), Map.entry(429, 190L));
        var refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("TOO_MANY_STREAMS", "20");
        assertOthersAreServed();
        var another = stream(token("another")).join();
        open.add(another.body());
        assertThat(another.statusCode()).isEqualTo(200);
    }

    @Test
    void letsOneCallerHaveSomeRequestsWaitAndAffectNobodyElse() throws Exception {
        var waiting = IntStream.range(0, 210)
                .mapToObj(_ -> http.sendAsync(
                        request("/api/v1/tests", token("waiter"))
                                .header("Prefer", "respond-async, wait=6")
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        assertOthersAreServed();
        assertThat(waiting.stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())))
                .containsOnly(Map.entry(200, 20L), Map.entry(429, 190L));
    }

    @Test
    void holdsHundredsOfStreamsOfManyCallersAndPassesOnWhatTheyTell() throws Exception {
        var readers =
                IntStream.range(0, 500).mapToObj(number -> stream(token("caller-" + number / 20))).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        readers.forEach(answer -> open.add(answer.body()));

        assertThat(readers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(SERVICE.streams()).isEqualTo(500);
        assertOthersAreServed();
        SERVICE.sendEvent("second");
        for (var reader : readers) {
            assertThat(new String(reader.body().readNBytes(27), StandardCharsets.UTF_8))
                    .isEqualTo("data: first\n\ndata: second\n\n");
        }
    }

    @Test
    void isFineBesideHundredsOfHalfSentUploads() throws Exception {
        var before = SERVICE.requests();
        for (var i = 0; i < 250; i++) {
            open.add(new RawConnection(port)
                    .send("POST /api/v1/connectors HTTP/1.1\r\nHost: x\r\nContent-Length: 1048575\r\n\r\n{"));
            open.add(new RawConnection(port)
                    .send("POST /api/v1/connectors HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer made-up\r\n"
                            + "Content-Length: 1000\r\n\r\n{"));
        }

        assertThat(SERVICE.requests()).isEqualTo(before);
        assertOthersAreServed();
    }

    private void assertOthersAreServed() throws Exception {
        var page = HttpRequest.newBuilder(at("/signed-out")).timeout(SOON).build();
        assertThat(http.send(page, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        var list = request("/api/v1/tests", token("other")).timeout(SOON).build();
        assertThat(http.send(list, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<InputStream>> stream(String token) {
        return http.sendAsync(request(EVENTS, token).build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token);
    }

    /** Another one each time, for the same person. */
    private static String token(String name) {
        var issuer = TestIssuer.shared();
        return issuer.sign(issuer.claims().subject(name).jwtID(UUID.randomUUID().toString()));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
