package io.fairlead.local.page;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.fairlead.local.LocalCluster;
import io.fairlead.local.Ports;
import io.fairlead.local.Settings;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.TokenService;
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
final class PageTestEnvironment implements AutoCloseable {

    static final String KEY = "right-key-5c0b1f7e";
    static final String NEXT_KEY = "next-key-0d3fa7b2";
    static final String WRONG_KEY = "wrong-key-91d2ce44";

    final IbmRegistry ibm = IbmRegistry.start(TokenService.ibm(Set.of(KEY, NEXT_KEY)));

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger examined = new AtomicInteger();
    private final LocalCluster cluster;
    private final Chromium chromium;

    PageTestEnvironment() {
        ibm.push("ns/app");
        var tree = Path.of("../..").toAbsolutePath().normalize();
        cluster = LocalCluster.start(Settings.of(home(), tree, Ports.free()));
        chromium = Chromium.launch(cluster.console());
        chromium.saveSession(chromium.logIn(password()));
    }

    /** In the browser of somebody who is logged in. */
    PageUser visitor() {
        return new PageUser(chromium.page(), chromium, examined);
    }

    /** The same in a browser that runs no script. */
    PageUser visitorWithoutScript() {
        return new PageUser(chromium.withoutScript(), chromium, examined);
    }

    /** Signs in again, so that no other test depends on what happens to the session. */
    Page logIn() {
        return chromium.logIn(password());
    }

    /** The same in a browser that shows where to log in. */
    void logIn(Page page) {
        chromium.logIn(page, password());
    }

    URI console() {
        return cluster.console();
    }

    /** A connector to the registry here that works, and its secret of that name. */
    void createConnector(String scope, String name, String secret) {
        if (get(scope, "/secrets/" + secret).statusCode() == 404) {
            create(scope, "/secrets", """
                    {"name": "%1$s", "identifier": "%1$s", "type": "SecretText", "value": "%2$s"}
                    """.formatted(secret, KEY));
        }
        create(scope, "/connectors", definition(name, ibm.url().toString(), referencePrefix(scope) + secret, ""));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(scope, "/connectors/" + name).body().contains("\"status\":\"SUCCESS\""));
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

    void create(String scope, String path, String document) {
        expect(201, request(scope, path).POST(BodyPublishers.ofString(document)));
    }

    void replace(String scope, String path, String document) {
        expect(200, request(scope, path).header("If-Match", "*").PUT(BodyPublishers.ofString(document)));
    }

    HttpResponse<String> get(String scope, String path) {
        return send(request(scope, path));
    }

    /** How many connectors have that status, in that place alone. */
    long countConnectors(String scope, String status) {
        return get(scope, "/connectors?status=" + status).body().split("\"identifier\"").length - 1L;
    }

    /** As a program would, with the admin's token. */
    HttpRequest.Builder request(String scope, String path) {
        return HttpRequest.newBuilder(cluster.console().resolve("/api/v1" + scope + path))
                .header("Authorization", "Bearer " + cluster.adminToken())
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
    private static String referencePrefix(String scope) {
        return scope.isEmpty() ? "account." : scope.contains("/projects/") ? "" : "org.";
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
            return Files.readString(cluster.home().resolve("admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        System.out.printf("PAGE: axe examined %d pages and steps%n", examined.get());
        chromium.close();
        cluster.close();
        ibm.close();
        http.close();
    }
}
