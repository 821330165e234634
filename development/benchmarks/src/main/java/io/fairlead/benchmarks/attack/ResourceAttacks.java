package io.fairlead.benchmarks.attack;

import static io.fairlead.benchmarks.attack.AttackedSuite.CONSOLE;
import static io.fairlead.benchmarks.attack.AttackedSuite.FORM;
import static io.fairlead.benchmarks.attack.AttackedSuite.JSON;

import io.fairlead.benchmarks.LoopbackRegistry;
import io.fairlead.benchmarks.RunningSuite;
import io.fairlead.local.LocalService;
import io.fairlead.testkit.fuzz.HalfSentBodies;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** What uses up memory, connections, places and the queue. */
final class ResourceAttacks {

    private static final int BODIES = 300;
    private static final int STREAMS = 210;
    private static final int STREAMS_PER_CALLER = 20;
    private static final Duration ANSWERED = Duration.ofSeconds(15);
    private static final long QUICK_MILLIS = 1_000;
    private static final String PAGE = "/signed-out";

    private ResourceAttacks() {}

    static List<AttackCase> cases() {
        return List.of(
                new AttackCase("F1", "300 half-sent bodies to each program", ResourceAttacks::halfSentBodies),
                new AttackCase("F1m", "the same to each port for operators", ResourceAttacks::halfSentToManagement),
                new AttackCase("F2", "reads beside refused uploads; a service that is down", ResourceAttacks::uploads),
                new AttackCase("F3", "210 streams and 210 waits of one viewer", ResourceAttacks::streams),
                new AttackCase("F5", "another tenant asks for as many tests as it can", ResourceAttacks::greedyTenant),
                new AttackCase("F20", "a service that hangs", ResourceAttacks::frozenService));
    }

    private static void halfSentBodies(AttackedSuite suite, AttackTally tally) {
        var editor = suite.apiToken("editor", "PT1H").bearer();
        halfSent(suite, tally, "delegate-service", "/delegate/v1/poll", JSON, "");
        halfSent(suite, tally, "delegate-service", "/delegate/v1/enrolments", JSON, "");
        halfSent(suite, tally, "delegate-service", "/api/v1/delegate-tokens", JSON, editor);
        halfSent(suite, tally, "identity", "/login", FORM, "");
        halfSent(suite, tally, "identity", "/oauth2/token", FORM, "");
        halfSent(suite, tally, "identity", "/exchange", FORM, "");
        halfSent(suite, tally, CONSOLE, "/sign-out", FORM, "");
        halfSent(suite, tally, CONSOLE, "/new-connector", FORM, "");
        halfSent(suite, tally, CONSOLE, "/api/v1/connectors", JSON, "");
        halfSent(suite, tally, CONSOLE, "/api/v1/connectors", JSON, editor);
        halfSent(suite, tally, "secret-service", "/api/v1/secrets", JSON, editor);
        halfSent(suite, tally, "connector-service", "/api/v1/connectors", JSON, editor);
        halfSent(suite, tally, "test-service", "/api/v1/tests", JSON, editor);
    }

    private static void halfSent(
            AttackedSuite suite, AttackTally tally, String program, String path, String type, String bearer) {
        var headers = new ArrayList<>(List.of("Content-Type: " + type));
        if (!bearer.isEmpty()) {
            headers.add("Authorization: " + bearer);
        }
        var address = suite.address(program);
        var light = program.equals(CONSOLE) ? PAGE : program.equals("identity") ? "/login" : "/api/v1/audit";
        halfSent(suite, tally, program + path, address, path, headers, address.resolve(light));
    }

    private static void halfSentToManagement(AttackedSuite suite, AttackTally tally) {
        for (var program : suite.programs()) {
            var address = suite.management(program);
            halfSent(
                    suite,
                    tally,
                    program + "'s operators",
                    address,
                    "/actuator/health",
                    List.of("Content-Type: application/json"),
                    address.resolve("/actuator/health/liveness"));
        }
    }

    private static void halfSent(
            AttackedSuite suite,
            AttackTally tally,
            String what,
            URI address,
            String path,
            List<String> headers,
            URI light) {
        try (var bodies = new HalfSentBodies(address).send(BODIES, "POST", path, headers)) {
            tally.sent(BODIES);
            tally.refused(BODIES);
            answersSoon(suite, tally, what, light, 5);
        }
    }

    /** In the median, for the machine that attacks is the one that answers. */
    private static void answersSoon(AttackedSuite suite, AttackTally tally, String what, URI light, int times) {
        var millis = DoubleStream.generate(() -> {
                    var begun = System.nanoTime();
                    tally.expect(what + ", somebody else", suite.get(light, ""), 200, 401);
                    return (System.nanoTime() - begun) / 1e6;
                })
                .limit(times)
                .toArray();
        var median = RunningSuite.percentile(millis, 50);
        if (median > QUICK_MILLIS) {
            tally.breach("%s: somebody else waits %.0f ms".formatted(what, median));
        }
    }

    private static void uploads(AttackedSuite suite, AttackTally tally) throws Exception {
        var connectors = suite.address(CONSOLE).resolve("/api/v1/connectors");
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4; i++) {
                callers.submit(() -> {
                    while (System.nanoTime() - end < 0) {
                        tally.expect("a read", suite.get(connectors, suite.admin()), 200, 429);
                    }
                });
                callers.submit(() -> {
                    while (System.nanoTime() - end < 0) {
                        tally.expect("an upload", suite.post(connectors, "", "x".repeat(100_000)), 401, 429, 0);
                    }
                });
            }
        }
        suite.cluster().process("connector-service").destroyForcibly();
        var down = System.nanoTime();
        AttackResponse answer;
        do {
            answer = suite.get(connectors, suite.admin());
            tally.expect("a read of a service that is down", answer, 200, 429, 503);
            AttackedSuite.pause(Duration.ofMillis(50));
        } while (answer.status() != 200
                && System.nanoTime() - down < Duration.ofSeconds(60).toNanos());
        tally.note("down for %d ms".formatted(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - down)));
        suite.acceptRestart("connector-service");
    }

    private static void streams(AttackedSuite suite, AttackTally tally) throws Exception {
        var viewer = suite.person("streams", "viewer");
        var other = suite.person("others", "viewer");
        var door = suite.address(CONSOLE);
        try (var silent = new LoopbackRegistry(true)) {
            suite.api().createSecret("quiet", "key", LoopbackRegistry.PASSWORD);
            suite.api().createConnector("quiet", "c0", silent.url(), "key");
            var run = suite.api().startTest("quiet", "c0");
            hold(suite, tally, door, "GET " + run + "/events HTTP/1.1\r\nHost: x\r\nAuthorization: " + viewer.bearer());
            hold(
                    suite,
                    tally,
                    door,
                    "GET " + run + " HTTP/1.1\r\nHost: x\r\nPrefer: wait=20\r\nAuthorization: " + viewer.bearer());
            tally.expect("another one's list", suite.get(door.resolve("/api/v1/connectors"), other.bearer()), 200);
        }
        var stalled = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 250; i++) {
                stalled.add(RawRequest.open(
                        door, "POST /api/v1/connectors HTTP/1.1\r\nHost: x\r\nContent-Length: 1048575\r\n\r\n{"));
            }
            tally.sent(stalled.size());
            tally.refused(stalled.size());
            answersSoon(suite, tally, "beside 250 half-sent uploads", door.resolve(PAGE), 5);
        } finally {
            close(stalled);
        }
    }

    private static void hold(AttackedSuite suite, AttackTally tally, URI door, String head) throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < STREAMS; i++) {
                sockets.add(RawRequest.open(door, head + "\r\n\r\n"));
            }
            AttackedSuite.pause(Duration.ofSeconds(2));
            answersSoon(suite, tally, "a page beside " + STREAMS + " held requests", door.resolve(PAGE), 5);
            var held = new ArrayList<>(sockets);
            var end = System.nanoTime() + ANSWERED.toNanos();
            while (held.size() > STREAMS_PER_CALLER && System.nanoTime() - end < 0) {
                for (var socket : List.copyOf(held)) {
                    if (socket.getInputStream().available() > 0) {
                        var answer = AttackResponse.ofText(RawRequest.beginning(socket));
                        tally.expect("a held request", answer, 200, 429);
                        if (answer.status() == 429) {
                            held.remove(socket);
                        }
                    }
                }
                AttackedSuite.pause(Duration.ofMillis(100));
            }
            tally.require(
                    held.size() <= STREAMS_PER_CALLER, "one caller holds %d requests at once".formatted(held.size()));
        } finally {
            close(sockets);
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static void greedyTenant(AttackedSuite suite, AttackTally tally) throws Exception {
        var api = suite.api();
        try (var registry = new LoopbackRegistry(false);
                var silent = new LoopbackRegistry(true);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            api.createSecret("blue", "key", LoopbackRegistry.PASSWORD);
            api.createConnector("blue", "c0", registry.url(), "key");
            api.createSecret("red", "key", LoopbackRegistry.PASSWORD);
            for (var i = 0; i < 40; i++) {
                api.createConnector("red", "c" + i, silent.url(), "key");
            }
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            threads.submit(() -> {
                for (var i = 0; System.nanoTime() - end < 0; i++) {
                    var connector = suite.address(LocalService.TEST)
                            .resolve("/api/v1/orgs/red/connectors/c" + i % 40 + "/tests");
                    threads.submit(() -> tally.expect(
                            "a test of the greedy one", suite.post(connector, suite.admin(), ""), 200, 202, 429));
                    AttackedSuite.pause(Duration.ofMillis(50));
                }
            });
            AttackedSuite.pause(Duration.ofSeconds(5));
            var victim = new ArrayList<Double>();
            while (System.nanoTime() - end < 0) {
                victim.add(api.timedTest("blue", "c0", Duration.ofSeconds(30)));
            }
            tally.sent(victim.size());
            tally.require(victim.stream().allMatch(millis -> millis > 0), "a test of the other tenant has no verdict");
            tally.note("the other tenant's %d tests: p50 %.0f ms, longest %.0f ms"
                    .formatted(
                            victim.size(),
                            RunningSuite.percentile(millis(victim), 50),
                            RunningSuite.percentile(millis(victim), 100)));
            tally.require(RunningSuite.percentile(millis(victim), 50) < 5_000, "the other tenant waits");
        }
    }

    private static double[] millis(List<Double> values) {
        return values.stream().mapToDouble(Math::abs).toArray();
    }

    private static void frozenService(AttackedSuite suite, AttackTally tally) throws Exception {
        var reads = suite.address(CONSOLE).resolve("/api/v1/tests");
        var service = suite.cluster().process("test-service");
        signal("-STOP", service);
        try {
            for (var i = 0; i < 4; i++) {
                var begun = System.nanoTime();
                tally.expect("a read of a service that hangs", suite.get(reads, suite.admin()), 503, 504);
                var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                tally.require(millis < 8_000, "a read of a service that hangs takes %d ms".formatted(millis));
                tally.note(millis + " ms");
            }
            answersSoon(suite, tally, "a page meanwhile", suite.address(CONSOLE).resolve(PAGE), 5);
        } finally {
            signal("-CONT", service);
        }
        suite.acceptRestart("test-service");
        AttackedSuite.pause(Duration.ofSeconds(2));
        tally.expect("a read afterwards", suite.get(reads, suite.admin()), 200);
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
}
