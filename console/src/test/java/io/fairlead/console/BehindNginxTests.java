package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.registry.NginxServer;
import io.fairlead.testkit.registry.ServerCertificate;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page, the API and delegates behind nginx, with the configuration that is shipped. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "fairlead.access.client-secret=a-secret-for-tests",
            "server.forward-headers-strategy=native"
        })
class BehindNginxTests {

    private static final FakeApi API = new FakeApi();
    private static final Path SITE = Path.of("../deploy/nginx/fairlead.conf");

    private final ServerCertificate certificate = ServerCertificate.of("localhost 127.0.0.1");
    private final HttpClient http = HttpClient.newBuilder()
            .sslContext(trusting(certificate.authority()))
            .build();
    private final EchoSocketServer delegates = new EchoSocketServer();

    @LocalServerPort
    private int port;

    private NginxServer nginx;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        for (var service : new String[] {"connector", "secret", "delegate", "test", "identity"}) {
            properties.add("fairlead.services." + service + ".url", API::url);
        }
    }

    @BeforeEach
    void startNginx() throws IOException {
        var shipped = Files.readString(SITE);
        nginx = NginxServer.start(
                certificate,
                tls -> shipped.replaceAll("listen 443 ssl", "listen 127.0.0.1:%d ssl".formatted(tls))
                        .replaceAll("listen 80", "listen unix:http.socket")
                        .replace("/etc/ssl/fairlead/", "")
                        .replace("127.0.0.1:8080", "127.0.0.1:" + port)
                        .replace("127.0.0.1:8083", "127.0.0.1:" + delegates.port())
                        .replace("server_name fairlead.example.org;", "server_name localhost;")
                        .replace("server_name delegates.example.org;", "server_name 127.0.0.1;"));
    }

    @AfterEach
    void stop() throws IOException {
        nginx.close();
        delegates.close();
    }

    @Test
    void sendsPeopleToAddressesWithTlsAndKeepsCookiesToIt() throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(page("/connectors"))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(page("/").resolve(answer.headers().firstValue("Location").orElseThrow()))
                .isEqualTo(page("/oauth2/authorization/fairlead"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; Secure"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void tellsServicesWhoAsksAndNotWhatTheyMadeUp() throws Exception {
        API.answers("/api/v1/secrets", 200, "{}");

        var answer = http.send(
                HttpRequest.newBuilder(page("/api/v1/secrets"))
                        .header("Authorization", "Bearer flt_token")
                        .header("X-Forwarded-For", "8.8.8.8")
                        .header("Forwarded", "for=8.8.8.8;proto=http")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(API.lastAsked().forwarded()).isEqualTo("127.0.0.1 https localhost:" + nginx.port());
    }

    @Test
    void passesEventsOnAsTheyCome() throws Exception {
        var request = HttpRequest.newBuilder(page("/api/v1/tests/7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d11/events"))
                .header("Authorization", "Bearer flt_token")
                .build();

        var answer = http.send(request, BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().filter(line -> line.startsWith("data:")).peek(_ -> API.seen()))
                    .containsExactly("data: first", "data: second");
        }
    }

    @Test
    void letsDelegatesOpenWebSockets() throws Exception {
        var echoed = new CompletableFuture<String>();
        var socket = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create("wss://127.0.0.1:%d/delegate/v1/socket".formatted(nginx.port())),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                                echoed.complete(text.toString());
                                return WebSocket.Listener.super.onText(from, text, last);
                            }
                        })
                .get(5, TimeUnit.SECONDS);

        socket.sendText("ahoy", true).get(5, TimeUnit.SECONDS);

        assertThat(echoed.get(5, TimeUnit.SECONDS)).isEqualTo("ahoy");
        socket.abort();
    }

    private URI page(String path) {
        return URI.create("https://localhost:" + nginx.port() + path);
    }

    private static SSLContext trusting(String authority) {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            var pem = new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII));
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("trust the test's authority", e);
        }
    }
}
