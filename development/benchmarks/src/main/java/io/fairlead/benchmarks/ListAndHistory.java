package io.fairlead.benchmarks;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.server.Kafka;
import io.fairlead.testkit.server.Postgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times the lists of a large organisation next to those of a small one, of the same services and in the same tables: 10,000
 * connectors and 100, 100,000 runs and 100. The README beside has the command. Everything is on loopback and ends by
 * itself.
 */
final class ListAndHistory {

    private static final int ROUNDS = 7;
    private static final int REQUESTS = 30;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<Org> ORGS = List.of(new Org("small", 100, 100), new Org("large", 10_000, 100_000));

    private final Path home = Files.createTempDirectory("lists");

    private ListAndHistory() throws IOException {}

    private record Org(String name, int connectors, int runs) {}

    private record Service(String name, int port, Postgres.TestDatabase database) {

        URI at(Org org, String path) {
            return URI.create("http://127.0.0.1:%d/api/v1/orgs/%s/%s".formatted(port, org.name, path));
        }

        void fill(String... statements) throws Exception {
            try (var connection = database.connect(database.owner());
                    var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        try {
            new ListAndHistory().run();
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            // The broker and the database of the tests would go on
            System.exit(0);
        }
    }

    private void run() throws Exception {
        var connectors = new Service("connector-service", freePort(), Postgres.freshDatabase());
        var tests = new Service("test-service", freePort(), Postgres.freshDatabase());
        start(connectors);
        start(tests);
        for (var org : ORGS) {
            fill(connectors, tests, org);
        }
        connectors.fill("vacuum analyze connector");
        tests.fill("vacuum analyze test_run");
        var fifty =
                IntStream.rangeClosed(1, 50).mapToObj(number -> "c" + number).collect(Collectors.joining(","));
        System.out.println("p50 ms of the small one, of the large one, and the median ratio of " + ROUNDS + " rounds");
        compare(connectors, "connectors?pageSize=50");
        compare(connectors, "connectors?pageSize=50&includeInherited=true");
        compare(connectors, "connectors?pageSize=50&sort=STATUS_SINCE");
        // no more than the small one has as well, so that both answers are as long
        compare(connectors, "connectors?pageSize=9&status=FAILURE");
        compare(connectors, "connectors?pageSize=9&status=FAILURE&sort=STATUS_SINCE");
        compare(connectors, "connectors?pageSize=10&q=name+1");
        compare(connectors, "connectors?pageSize=10&q=seed");
        compare(connectors, "connectors/status-counts");
        compare(tests, "tests?pageSize=50");
        compare(tests, "connectors/busy/tests?pageSize=50");
        compare(tests, "connectors/c7/tests?pageSize=1");
        compare(tests, "tests/recent?each=1&connectors=" + fifty);
    }

    /** Rows are copies of one that the service wrote; every tenth connector fails, half of all runs are of one of them. */
    private static void fill(Service connectors, Service tests, Org org) throws Exception {
        var created = send(HttpRequest.newBuilder(connectors.at(org, "connectors"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"name": "Seed", "tags": {"env": "prod"}, "type": "DockerRegistry", "spec":
                         {"dockerRegistryUrl": "https://us.icr.io", "providerType": "Other",
                          "auth": {"type": "Anonymous"}}}""")));
        if (created != 201) {
            throw new IllegalStateException("cannot create: " + created);
        }
        connectors.fill("""
                insert into connector (id, scope, identifier, name, description, tags, connection, configuration_hash,
                                       version, sequence, status, health, status_since, created_at, updated_at)
                select gen_random_uuid(), scope, 'c' || number, 'Name ' || number, description, tags, connection,
                       configuration_hash, 1, 1, case when number %% 10 = 0 then 'FAILURE' else 'SUCCESS' end, health,
                       now() - number * interval '1 minute', now(), now()
                from connector, generate_series(1, %d) number
                where scope = 'default/%s' and identifier = 'Seed'
                """.formatted(org.connectors - 1, org.name));
        var steps = Arrays.stream(TestStep.StepName.values())
                .map(name ->
                        new TestStep(name, TestStep.StepResult.PASSED, Instant.EPOCH, 1.5, Map.of("status", "200")))
                .toList();
        var outcome = DiagnosedOutcome.of(
                ConnectionVerdict.VERIFIED, Diagnosis.OK, "us.icr.io accepted iamapikey.", List.of());
        tests.fill("""
                insert into test_run (connector_id, scope, identifier, connector_version, configuration_hash, trigger,
                                      state, sequence, requested_at, deadline, progress, ending)
                select gen_random_uuid(), 'default/%s', case number %% 2 when 0 then 'busy' else 'c' || number %% 100 end,
                       1, 'hash', 'MANUAL', 'COMPLETED', 9, now() - number * interval '1 second', now(), '%s', '%s'
                from generate_series(1, %d) number
                """.formatted(
                org.name,
                JSON.writeValueAsString(Map.of("attempt", 1, "steps", steps)),
                JSON.writeValueAsString(Map.of("outcome", outcome, "secrets", List.of(), "completedAt", Instant.EPOCH)),
                org.runs));
    }

    private static void compare(Service service, String path) throws Exception {
        var ratios = new double[ROUNDS];
        var small = new double[ROUNDS];
        var large = new double[ROUNDS];
        for (var round = -3; round < ROUNDS; round++) {
            var one = p50(service.at(ORGS.getFirst(), path));
            var other = p50(service.at(ORGS.getLast(), path));
            if (round >= 0) {
                small[round] = one;
                large[round] = other;
                ratios[round] = other / one;
            }
        }
        System.out.printf(
                "%-70s %6.2f %6.2f   %.2f%n",
                path.length() > 70 ? path.substring(0, 67) + "..." : path,
                median(small),
                median(large),
                median(ratios));
    }

    private static double p50(URI address) throws Exception {
        var millis = new double[REQUESTS];
        for (var number = 0; number < REQUESTS; number++) {
            var began = System.nanoTime();
            var status = send(HttpRequest.newBuilder(address));
            millis[number] = (System.nanoTime() - began) / 1e6;
            if (status != 200) {
                throw new IllegalStateException(address + " answered " + status);
            }
        }
        return median(millis);
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(
                        request.header(
                                        "Authorization",
                                        "Bearer " + TestIssuer.shared().adminToken())
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void start(Service service) throws Exception {
        Path jar;
        try (var built = Files.list(Path.of(service.name, "target"))) {
            jar = built.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        var program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(service.name + ".log").toFile());
        var database = service.database;
        program.environment()
                .putAll(Map.of(
                        "FAIRLEAD_PORT",
                        "" + service.port,
                        "FAIRLEAD_MANAGEMENT_PORT",
                        "" + (service.port + 1000),
                        "FAIRLEAD_DB_URL",
                        database.url(),
                        "FAIRLEAD_DB_USER",
                        database.user(),
                        "FAIRLEAD_DB_PASSWORD",
                        database.password(),
                        "FAIRLEAD_ACCESS_ISSUER",
                        TestIssuer.shared().url(),
                        "FAIRLEAD_KAFKA",
                        Kafka.bootstrap(),
                        "FAIRLEAD_LIMITS_CALLER_PER_MINUTE",
                        "1000000",
                        "FAIRLEAD_LIMITS_CALLER_BURST",
                        "1000000"));
        program.environment().put("FAIRLEAD_DB_OWNER", database.owner().user());
        program.environment().put("FAIRLEAD_DB_OWNER_PASSWORD", database.owner().password());
        var process = program.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("%s did not start, see %s".formatted(service.name, home));
            }
            try {
                return HTTP.send(
                                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (service.port + 1000)
                                                        + "/actuator/health/readiness"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException _) {
                return false;
            }
        });
    }

    private static void await(Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(180).toNanos();
        while (!state.call()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within 180 s");
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            return port > 60_000 ? port - 2000 : port;
        }
    }
}
