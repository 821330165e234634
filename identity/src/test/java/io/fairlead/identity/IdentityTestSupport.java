package io.fairlead.identity;

import io.fairlead.testkit.server.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole provider on a real database, which is its own issuer. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "management.server.port=0",
            "logging.file.name=" + IdentityTestSupport.LOG,
            // these tests log in faster than people do
            "fairlead.limits.address.per-minute=6000",
            "fairlead.limits.address.burst=6000",
            "fairlead.limits.token.per-minute=6000",
            "fairlead.limits.token.burst=6000",
            "fairlead.limits.trust-forwarded-for=true",
            "fairlead.identity.client.test.secret=" + IdentityTestSupport.CLIENT_SECRET,
            "fairlead.identity.client.console.secret=" + IdentityTestSupport.CONSOLE_SECRET
        })
@RealPostgres
abstract class IdentityTestSupport {

    static final String CLIENT_SECRET = "secret-of-test-service";
    static final String CONSOLE_SECRET = "secret-of-console";
    static final String LOG = "target/identity.log";

    private static final int PORT = freePort();
    private static final Path HOME = temporaryHome();

    private final HttpClient http = HttpClient.newHttpClient();

    /** An answer and its body. */
    record Answer(int status, JsonNode json, HttpResponse<String> response) {

        String at(String pointer) {
            return json.at(pointer).asString();
        }
    }

    @DynamicPropertySource
    static void serverProperties(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("fairlead.access.issuer", IdentityTestSupport::issuer);
        properties.add("fairlead.identity.person.home", () -> HOME);
    }

    static String issuer() {
        return "http://127.0.0.1:" + PORT;
    }

    static Path home() {
        return HOME;
    }

    static String readHomeFile(String file) {
        try {
            return Files.readString(HOME.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Answer exchange(String authorization) {
        return send("POST", "/exchange", authorization, "");
    }

    Answer send(String method, String path, @Nullable String authorization, String json) {
        return send(method, path, authorization, "application/json", json);
    }

    Answer send(String method, String path, @Nullable String authorization, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(issuer() + path))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var text = response.body().isBlank() || response.body().startsWith("<") ? "{}" : response.body();
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(text), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a JWT says, its signature unlooked at. */
    static JsonNode claims(String jwt) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryHome() {
        try {
            return Files.createTempDirectory("identity");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
