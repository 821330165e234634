package io.fairlead.benchmarks.attack;

import io.fairlead.benchmarks.RunningSuite;
import io.fairlead.local.LocalCluster;
import io.fairlead.local.LocalService;
import io.fairlead.local.Ports;
import io.fairlead.local.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A suite of its own, each program a process with the heap that it is shipped with; on loopback only. */
final class AttackedSuite implements AutoCloseable {

    static final String CONSOLE = "console";
    static final String PASSWORD = "correct horse battery";
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, URI> addresses = new LinkedHashMap<>();
    private final Map<String, URI> management = new LinkedHashMap<>();
    private final Map<String, Long> startedAs = new ConcurrentHashMap<>();
    private final LocalCluster cluster;

    private AttackedSuite(LocalCluster cluster) {
        this.cluster = cluster;
        for (var service : LocalService.values()) {
            addresses.put(service.program(), cluster.address(service));
            management.put(service.program(), cluster.management(service));
        }
        addresses.put(CONSOLE, cluster.console());
        management.put(CONSOLE, cluster.consoleManagement());
        programs().forEach(this::acceptRestart);
    }

    static AttackedSuite start(Path home, Path tree) {
        return new AttackedSuite(
                LocalCluster.start(Settings.of(home, tree, Ports.free()).separated()));
    }

    LocalCluster cluster() {
        return cluster;
    }

    List<String> programs() {
        return List.copyOf(addresses.keySet());
    }

    URI address(String program) {
        return required(addresses, program);
    }

    URI address(LocalService service) {
        return cluster.address(service);
    }

    URI management(String program) {
        return required(management, program);
    }

    private static URI required(Map<String, URI> map, String program) {
        var address = map.get(program);
        if (address == null) {
            throw new IllegalArgumentException(program);
        }
        return address;
    }

    /** The programs that ended since they were looked at last, though nobody ended them on purpose. */
    List<String> died() {
        var died = programs().stream().filter(this::hasDied).toList();
        died.forEach(this::acceptRestart);
        return died;
    }

    private boolean hasDied(String program) {
        try {
            return !Long.valueOf(cluster.process(program).pid()).equals(startedAs.get(program));
        } catch (RuntimeException _) {
            return true;
        }
    }

    /** After it was ended on purpose, or found dead: waits until it is there again. */
    void acceptRestart(String program) {
        var end = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() - end < 0) {
            if (get(management(program).resolve("/actuator/health/readiness"), "")
                            .status()
                    == 200) {
                startedAs.put(program, cluster.process(program).pid());
                return;
            }
            pause(Duration.ofMillis(200));
        }
        throw new IllegalStateException(program + " does not come back");
    }

    RunningSuite api() throws IOException {
        return new RunningSuite(Map.of(
                "--connectors",
                cluster.address(LocalService.CONNECTOR).toString(),
                "--secrets",
                cluster.address(LocalService.SECRET).toString(),
                "--tests",
                cluster.address(LocalService.TEST).toString(),
                "--token-file",
                cluster.home().resolve("admin-token").toString()));
    }

    String admin() {
        return "Bearer " + cluster.adminToken();
    }

    String adminPassword() throws IOException {
        return Files.readString(cluster.home().resolve("admin-password")).strip();
    }

    /** Who has these grants, and nothing else. */
    Person person(String name, String grant) {
        var created = post(
                address(LocalService.IDENTITY).resolve("/api/v1/people"),
                admin(),
                "{\"name\": \"%s\", \"password\": \"%s\", \"grants\": [\"%s\"]}".formatted(name, PASSWORD, grant));
        if (created.status() != 201) {
            throw new IllegalStateException("create %s: %d %s".formatted(name, created.status(), created.start()));
        }
        return new Person(name);
    }

    final class Person {

        private final String name;

        private Person(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /** Good for a minute. */
        String bearer() {
            var signedIn = exchange(basic(name, PASSWORD));
            if (signedIn.status() != 200) {
                throw new IllegalStateException(
                        "%s signs in: %d %s".formatted(name, signedIn.status(), signedIn.start()));
            }
            return "Bearer " + json(signedIn).path("access_token").asString();
        }
    }

    /** An API token of the admin's. */
    ApiToken apiToken(String role, String life) {
        var made = apiToken(admin(), "attacked", role, life);
        if (made.status() != 201) {
            throw new IllegalStateException("make a token: %d %s".formatted(made.status(), made.start()));
        }
        return new ApiToken(
                "Bearer " + json(made).path("token").asString(),
                json(made).path("id").asString());
    }

    record ApiToken(String bearer, String id) {}

    AttackResponse apiToken(String with, String name, String role, String life) {
        return post(
                address(LocalService.IDENTITY).resolve("/api/v1/api-tokens"),
                with,
                "{\"name\": \"%s\", \"role\": \"%s\", \"expiresIn\": \"%s\"}".formatted(name, role, life));
    }

    AttackResponse exchange(String authorization) {
        return send(request(address(LocalService.IDENTITY).resolve("/exchange"), authorization)
                .POST(BodyPublishers.noBody()));
    }

    AttackResponse token(String client, String secret, String form) {
        return post(address(LocalService.IDENTITY).resolve("/oauth2/token"), basic(client, secret), FORM, form);
    }

    /** The secret with which a program shows identity who it is. */
    String clientSecret(String login) throws IOException {
        var credentials = new Properties();
        try (var reader = Files.newBufferedReader(cluster.home().resolve("credentials"))) {
            credentials.load(reader);
        }
        return credentials.getProperty(login);
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(AttackResponse answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    AttackResponse get(URI address, String authorization) {
        return send(request(address, authorization));
    }

    AttackResponse post(URI address, String authorization, String json) {
        return post(address, authorization, JSON, json);
    }

    AttackResponse post(URI address, String authorization, String type, String body) {
        return send(request(address, authorization).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    AttackResponse send(HttpRequest.Builder request) {
        try {
            return AttackResponse.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return AttackResponse.none(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AttackResponse.none(new IOException(e));
        }
    }

    HttpRequest.Builder request(URI address, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        return authorization == null || authorization.isEmpty()
                ? request
                : request.header("Authorization", authorization);
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
