package io.fairlead.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "management.server.port=0",
            "fairlead.http.body-grace-period=2s",
            "fairlead.http.max-connections-per-address=320"
        })
class WebServerTests {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] ALMOST_ALL = "a".repeat(MEBIBYTE - 1).getBytes();

    private final int port;
    private final int managementPort;
    private final BodyBudgets budgets;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<RawConnection> senders = new ArrayList<>();

    @Autowired
    WebServerTests(@LocalServerPort int port, @LocalManagementPort int managementPort, BodyBudgets budgets) {
        this.port = port;
        this.managementPort = managementPort;
        this.budgets = budgets;
    }

    @AfterEach
    void close() {
        senders.forEach(RawConnection::close);
        http.close();
    }

    @Test
    void takesAWholeBodyUpToTheLimit() throws Exception {
        assertThat(post("/body", "a".repeat(MEBIBYTE)).body()).isEqualTo("1048576");
        assertThat(post("/form", "name=" + "a".repeat(16_000)).body()).isEqualTo("16000");
    }

    @Test
    void readsNothingOfABodyThatSaysItIsTooLong() {
        var answer = connect().send(header("/body", "Content-Length: 1048577")).receiveAll();

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("Connection: close", "\"code\":\"CONTENT_TOO_LARGE\"", "A body has at most 1024 KiB here.");
    }

    @Test
    void stopsReadingABodyThatTurnsOutTooLong() {
        assertThat(chunked("/body", MEBIBYTE + 1)).startsWith("HTTP/1.1 413 ").contains("CONTENT_TOO_LARGE");
        assertThat(chunked("/form", 16 * 1024 + 1)).startsWith("HTTP/1.1 413 ").contains("at most 16 KiB");
    }

    @Test
    void saysThatTheConnectionEndsWhereTheRestOfABodyIsNotRead() {
        var refused =
                connect().send(header("/nowhere", "Content-Length: 100000")).receiveAll();
        var kept = connect()
                .send(header("/nowhere", "Content-Length: 3") + "a=b" + header("/nowhere", "Content-Length: 100000"))
                .receiveAll();

        assertThat(refused).startsWith("HTTP/1.1 405 ").contains("Connection: close");
        assertThat(kept.split("HTTP/1.1 405 ", -1)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, */*",
        "Content-Type, nonsense",
        "Content-Type, multipart/form-data",
        "Content-Type, multipart/form-data; boundary=x",
        "Content-Encoding, gzip",
    })
    void refusesABodyThatNoEndpointTakes(String header, String value) throws Exception {
        var answer = http.send(
                request("/body")
                        .setHeader(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void livesThroughSendersThatStopJustBeforeTheEnd() throws Exception {
        IntStream.range(0, 300).parallel().forEach(_ -> {
            var sender = connect();
            sender.send(header("/body", "Content-Length: 1048576"));
            // Those that are refused close meanwhile.
            try {
                sender.send(ALMOST_ALL);
            } catch (java.io.UncheckedIOException _) {
                // refused
            }
        });

        assertThat(budgets.small().lent() + budgets.large().lent()).isLessThanOrEqualTo(8 * MEBIBYTE);
        assertThat(get("/body")).isEqualTo("here");
        assertThat(post("/form", "name=olivia").body()).isEqualTo("6");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                post("/body", "a".repeat(MEBIBYTE)).statusCode())
                        .isEqualTo(200));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(senders).allMatch(RawConnection::isClosedByServer));
        await().untilAsserted(() ->
                assertThat(budgets.small().lent() + budgets.large().lent()).isZero());
    }

    /** As programs do that send all of a request before they look for the answer. */
    @Test
    void letsASenderThatLooksAtTheEndSeeThatItWasRefused() {
        var sender = connect().send(header("/nowhere", "Content-Length: 16000")).send("a".repeat(100));
        await().until(sender::isAnswered);
        IntStream.range(0, 159).forEach(_ -> sender.send("a".repeat(100)));

        assertThat(sender.receiveAll()).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void guardsThePortOfOperatorsAlike() {
        var answer = new RawConnection(managementPort)
                .send(header("/actuator/health", "Content-Length: 1048576"))
                .receiveAll();

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("at most 16 KiB");
    }

    @Test
    void cutsOffASenderThatDrips() {
        var sender = connect().send(header("/body", "Content-Length: 100000"));

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (sender.isClosedByServer()) {
                        return true;
                    }
                    sender.send("a");
                    return false;
                });
    }

    @Test
    void holdsNoMoreConnectionsOfOneAddressThanAllowed() {
        IntStream.range(0, 400).forEach(_ -> connect());

        await().untilAsserted(() -> assertThat(senders.stream().filter(RawConnection::isClosedByServer))
                .hasSizeGreaterThanOrEqualTo(80)
                .hasSizeLessThan(90));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /body HTTP/9.9, 505",
        "GET nonsense HTTP/1.1, 400",
        "GET /%zz HTTP/1.1, 400",
        "GET /nowhere HTTP/1.1, 404"
    })
    void tellsProblemsOfItsOwnWithoutNamesOfClasses(String line, int status) {
        var answer = connect()
                .send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .receiveAll();

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"code\":\"")
                .doesNotContain("Exception", "eclipse", "Servlet", "Jetty");
    }

    private String chunked(String path, int size) {
        return connect()
                .send(header(path, "Transfer-Encoding: chunked"))
                .send("%x\r\n".formatted(size))
                .send("a".repeat(size) + "\r\n")
                .receiveAll();
    }

    private static String header(String path, String length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n%s\r\n\r\n"
                .formatted(path, length);
    }

    private RawConnection connect() {
        var connection = new RawConnection(port);
        synchronized (senders) {
            senders.add(connection);
        }
        return connection;
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return http.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return http.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(1));
    }
}
