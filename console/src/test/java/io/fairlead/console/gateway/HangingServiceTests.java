package io.fairlead.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service that is frozen, or killed, behind the front door. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "fairlead.access.client-secret=a-secret-for-tests",
            "fairlead.console.gateway.answer-timeout=1s",
            "fairlead.console.admission.retry-interval=500ms"
        })
class HangingServiceTests {

    private static final StandInProcess SERVICE = started();
    private static final Duration AT_ONCE = Duration.ofMillis(400);

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private static StandInProcess started() {
        try {
            return new StandInProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        for (var service : new String[] {"connector", "secret", "delegate", "test", "identity"}) {
            properties.add("fairlead.services." + service + ".url", SERVICE::url);
        }
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @BeforeEach
    void isThere() {
        await().atMost(Duration.ofSeconds(30)).until(SERVICE::answers);
        await().until(() -> get("/api/v1/tests").statusCode() == 200);
    }

    @Test
    void tellsOfAServiceThatHangsInTimeAndKeepsNobodyWaitingForIt() throws Exception {
        SERVICE.freeze();
        try {
            for (var i = 0; i < 2; i++) {
                var answer = get("/api/v1/tests");
                assertThat(answer.statusCode()).isEqualTo(504);
                assertThat(answer.body()).contains("SERVICE_TIMEOUT", "test-service");
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            }

            var begin = System.nanoTime();
            var refused = get("/api/v1/tests");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("SERVICE_UNAVAILABLE");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        } finally {
            SERVICE.thaw();
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> get("/api/v1/tests").statusCode() == 200);
    }

    @Test
    void answersNothingButUnavailableWhileAServiceRestarts() throws Exception {
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        var over = new AtomicBoolean();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 8; i++) {
                callers.submit(() -> {
                    while (!over.get()) {
                        statuses.add(get("/api/v1/connectors").statusCode());
                    }
                    return null;
                });
            }
            SERVICE.killAndStart();
            await().atMost(Duration.ofSeconds(30)).until(SERVICE::answers);
            over.set(true);
        }

        assertThat(statuses).isSubsetOf(200, 503);
        assertThat(get("/api/v1/connectors").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer right");
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
