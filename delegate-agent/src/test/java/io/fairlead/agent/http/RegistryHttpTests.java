package io.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryHttpTests {

    private static final long LARGE = 64L << 20;

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong received = new AtomicLong();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private RegistryOrigin origin;

    @SuppressWarnings("NullAway.Init")
    private RegistryHttp http;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        origin = new RegistryOrigin("http", "127.0.0.1", server.getAddress().getPort());
        var policy = new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK);
        http = new RegistryHttp(
                new RegistryHttpOptions(origin, List.of(), "", Duration.ofSeconds(30), null),
                new NetworkSetup(policy, new TrustedAuthorities(""), HostResolver.SYSTEM, Optional.empty(), "test"),
                new StepRecorder(Clock.systemUTC(), _ -> {}),
                alarms);
    }

    @AfterEach
    void close() {
        http.close();
        server.stop(0);
        alarms.shutdownNow();
    }

    @Test
    void carriesBodiesOfAnySizeInBothDirections() {
        var upload = RegistryRequest.of("PUT", origin, "/upload")
                .with(new RequestBody("application/octet-stream", LARGE, () -> new Zeros(LARGE)));
        var put = http.execute(upload);
        var chunked = http.execute(RegistryRequest.of("PATCH", origin, "/upload")
                .with(new RequestBody("application/octet-stream", -1, () -> new Zeros(1_000))));
        var taken = new AtomicLong();
        var get = http.execute(RegistryRequest.get(origin, "/large"), (head, body) -> {
            assertThat(head.header("X-Digest")).contains("sha256:abc");
            for (var read = body.read(new byte[8192]); read >= 0; read = body.read(new byte[8192])) {
                taken.addAndGet(read);
            }
        });

        assertThat(put)
                .isInstanceOfSatisfying(
                        RegistryResponse.class,
                        response -> assertThat(response.status()).isEqualTo(201));
        assertThat(chunked).isInstanceOf(RegistryResponse.class);
        assertThat(received).hasValue(LARGE + 1_000);
        assertThat(get)
                .isInstanceOfSatisfying(
                        RegistryResponse.class,
                        response -> assertThat(response.body()).isEmpty());
        assertThat(taken).hasValue(LARGE);
    }

    @Test
    void readsAnErrorAsTextEvenWhereASinkWaits() {
        var reply = http.execute(RegistryRequest.get(origin, "/missing"), (_, _) -> {
            throw new IOException("not for the sink");
        });

        assertThat(reply).isInstanceOfSatisfying(RegistryResponse.class, response -> {
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.body()).isEqualTo("no such thing");
        });
    }

    @Test
    void leavesRedirectsToWhoeverAsks() {
        var reply = http.execute(RegistryRequest.of("HEAD", origin, "/moved").with("Accept", "application/x"));

        assertThat(reply).isInstanceOfSatisfying(RegistryResponse.class, response -> {
            assertThat(response.isRedirect()).isTrue();
            assertThat(response.header("X-Accepted")).contains("application/x");
        });
    }

    @Test
    void asksAgainWhereTheServerClosedTheConnectionWithoutAWord() throws IOException {
        try (var forgetful = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var asked = new AtomicLong();
            Thread.ofPlatform().daemon().start(() -> answerOncePerConnection(forgetful, asked));
            var there = new RegistryOrigin("http", "127.0.0.1", forgetful.getLocalPort());

            for (var time = 0; time < 3; time++) {
                assertThat(http.execute(RegistryRequest.get(there, "/v2/")))
                        .isInstanceOfSatisfying(
                                RegistryResponse.class,
                                response -> assertThat(response.status()).isEqualTo(200));
            }

            assertThat(asked).as("requests that were answered").hasValue(3);
            assertThat(http.execute(RegistryRequest.of("POST", there, "/v2/a/blobs/uploads/")))
                    .as("what changes something is not asked twice")
                    .isInstanceOf(RegistryFinding.class);
        }
    }

    private static void answerOncePerConnection(ServerSocket server, AtomicLong asked) {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                var request = new BufferedReader(new InputStreamReader(client.getInputStream()));
                for (var line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                    // the head of the request
                }
                asked.incrementAndGet();
                client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
            } catch (IOException _) {
                // the test has ended, or the client has left
            }
        }
    }

    @Test
    void answersWithAFindingWhenItsThreadIsToldToStop() {
        Thread.currentThread().interrupt();

        var reply = http.execute(RegistryRequest.get(origin, "/large"));

        assertThat(Thread.interrupted()).as("who asked still knows of it").isTrue();
        assertThat(reply).isInstanceOf(RegistryFinding.class);
    }

    @Test
    void endsWhatASinkCannotTake() {
        var reply = http.execute(RegistryRequest.get(origin, "/large"), (_, _) -> {
            throw new IOException("the other side is full");
        });

        assertThat(reply)
                .isInstanceOfSatisfying(
                        RegistryFinding.class,
                        finding -> assertThat(finding.code()).isEqualTo(Diagnosis.RESET));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody();
            var buffer = new byte[8192];
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                received.addAndGet(read);
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/upload" -> exchange.sendResponseHeaders(201, -1);
                case "/large" -> {
                    exchange.getResponseHeaders().add("X-Digest", "sha256:abc");
                    exchange.sendResponseHeaders(200, LARGE);
                    new Zeros(LARGE).transferTo(exchange.getResponseBody());
                }
                case "/moved" -> {
                    exchange.getResponseHeaders().add("Location", "https://elsewhere.test/");
                    exchange.getResponseHeaders()
                            .add("X-Accepted", exchange.getRequestHeaders().getFirst("Accept"));
                    exchange.sendResponseHeaders(307, -1);
                }
                default -> {
                    var text = "no such thing".getBytes();
                    exchange.sendResponseHeaders(404, text.length);
                    exchange.getResponseBody().write(text);
                }
            }
        }
    }

    /** So many zeros, made while they are read. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var read = (int) Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
