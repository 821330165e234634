package io.fairlead.local.page;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.fairlead.local.Ports;
import io.fairlead.local.Settings;
import io.fairlead.local.Suite;
import io.fairlead.testbed.registry.IbmRegistry;
import io.fairlead.testbed.registry.TokenService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole suite, a registry that answers as IBM's does, and a browser; made once for all tests of the page. */
final class Stage implements AutoCloseable {

    static final String KEY = "right-key-5c0b1f7e";
    static final String NEXT_KEY = "next-key-0d3fa7b2";
    static final String WRONG_KEY = "wrong-key-91d2ce44";

    final IbmRegistry ibm = IbmRegistry.start(TokenService.ibm(Set.of(KEY, NEXT_KEY)));

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger examined = new AtomicInteger();
    private final Suite suite;
    private final Chromium chromium;

    Stage() {
        ibm.push("ns/app");
        var tree = Path.of("../..").toAbsolutePath().normalize();
        suite = Suite.start(Settings.of(home(), tree, Ports.free()));
        chromium = Chromium.before(suite.console());
        chromium.remember(chromium.logIn(password()));
    }

    /** In the browser of somebody who is logged in. */
    Visitor visitor() {
        return new Visitor(chromium.page(), chromium, examined);
    }

    /** The same in a browser that runs no script. */
    Visitor visitorWithoutScript() {
        return new Visitor(chromium.withoutScript(), chromium, examined);
    }

    /** Logs in anew, so that whatever becomes of the session concerns nobody else. */
    Page logIn() {
        return chromium.logIn(password());
    }

    /** The same in a browser that shows where to log in. */
    void logIn(Page page) {
        chromium.logIn(page, password());
    }

    URI console() {
        return suite.console();
    }

    /** A connector to the registry here that works, and its secret of that name. */
    void connector(String place, String name, String secret) {
        if (get(place, "/secrets/" + secret).statusCode() == 404) {
            create(place, "/secrets", """
                    {"name": "%1$s", "identifier": "%1$s", "type": "SecretText", "value": "%2$s"}
                    """.formatted(secret, KEY));
        }
        create(place, "/connectors", definition(name, ibm.url().toString(), level(place) + secret, ""));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(place, "/connectors/" + name).body().contains("\"status\":\"SUCCESS\""));
    }

    /** @param tag that a delegate needs; empty for any delegate */
    static String definition(String name, String url, String passwordRef, String tag) {
        var selectors = tag.isEmpty() ? "" : "\"" + tag + "\"";
        return """
                {"name": "%1$s", "identifier": "%1$s", "type": "DockerRegistry", "spec":
                 {"dockerRegistryUrl": "%2$s", "providerType": "Other", "delegateSelectors": [%3$s],
                 "auth": {"type": "UsernamePassword", "spec": {"username": "iamapikey", "passwordRef": "%4$s"}}}}
                """.formatted(name, url, selectors, passwordRef);
    }

    void create(String place, String path, String document) {
        expect(201, request(place, path).POST(BodyPublishers.ofString(document)));
    }

    void replace(String place, String path, String document) {
        expect(200, request(place, path).header("If-Match", "*").PUT(BodyPublishers.ofString(document)));
    }

    HttpResponse<String> get(String place, String path) {
        return send(request(place, path));
    }

    /** How many connectors have that status, in that place alone. */
    long connectors(String place, String status) {
        return get(place, "/connectors?status=" + status).body().split("\"identifier\"").length - 1L;
    }

    /** As a program would, with the admin's token. */
    HttpRequest.Builder request(String place, String path) {
        return HttpRequest.newBuilder(suite.console().resolve("/api/v1" + place + path))
                .header("Authorization", "Bearer " + suite.adminToken())
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expect(int status, HttpRequest.Builder request) {
        var answer = send(request);
        if (answer.statusCode() != status) {
            throw new AssertionError(answer + " " + answer.body());
        }
    }

    /** How a connector of that place refers to a secret there. */
    private static String level(String place) {
        return place.isEmpty() ? "account." : place.contains("/projects/") ? "" : "org.";
    }

    private static Path home() {
        try {
            return Files.createTempDirectory("stage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String password() {
        try {
            return Files.readString(suite.home().resolve("admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        System.out.printf("PAGE: axe examined %d pages and steps%n", examined.get());
        chromium.close();
        suite.close();
        ibm.close();
        http.close();
    }
}
