package io.fairlead.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a test costs in this build and in a former one, both running: processor time by program, tests per second, and memory.
 * The rounds are interleaved A B A B, and only tests with the verdict of the registry count.
 *
 * <p>{@code benchmark SuiteComparison --home .fairlead --former-home ../before/.fairlead --former-connectors
 * http://127.0.0.1:18081 --former-secrets … --former-tests …}. Sends to loopback only, and ends by itself.
 */
final class SuiteComparison {

    private static final String FORMER = "--former-";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final int connectors;
    private final int writers;
    private final int rounds;
    private final Suite former;
    private final Suite present;

    private SuiteComparison(Map<String, String> options) throws IOException {
        connectors = Integer.parseInt(options.getOrDefault("--connectors-to-create", "300"));
        writers = Integer.parseInt(options.getOrDefault("--writers", "8"));
        rounds = Integer.parseInt(options.getOrDefault("--rounds", "5"));
        present = new Suite("present", options);
        former = new Suite("former", formerOptions(options));
    }

    public static void main(String[] arguments) throws Exception {
        new SuiteComparison(RunningSuite.options(arguments)).run();
    }

    private static Map<String, String> formerOptions(Map<String, String> options) {
        var former = new HashMap<String, String>();
        options.forEach((name, value) -> {
            if (name.startsWith(FORMER)) {
                former.put("--" + name.substring(FORMER.length()), value);
            }
        });
        return former;
    }

    private static final class Suite {

        final String name;
        final RunningSuite api;
        final SuiteProcesses processes;
        final List<Round> rounds = new ArrayList<>();

        Suite(String name, Map<String, String> options) throws IOException {
            var home = options.getOrDefault("--home", ".fairlead");
            var all = new HashMap<>(options);
            all.putIfAbsent("--token-file", home + "/admin-token");
            this.name = name;
            this.api = new RunningSuite(all);
            this.processes = new SuiteProcesses(Path.of(home));
        }
    }

    /** @param processorMillis per test, by program */
    private record Round(int verified, double testsPerSecond, Map<String, Double> processorMillis) {

        double sum() {
            return processorMillis.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    private void run() throws Exception {
        try (var registry = new LoopbackRegistry(false)) {
            for (var round = 0; round < rounds; round++) {
                for (var suite : List.of(former, present)) {
                    var measured = measure(suite, registry.url(), "r%d_%d".formatted(round, System.nanoTime()));
                    suite.rounds.add(measured);
                    System.out.printf(
                            "round %d %-8s %4d verified, %6.1f tests/s, %6.1f ms of processor a test %s%n",
                            round + 1,
                            suite.name,
                            measured.verified(),
                            measured.testsPerSecond(),
                            measured.sum(),
                            rounded(measured.processorMillis()));
                }
            }
        }
        report();
    }

    private Round measure(Suite suite, String registry, String org) throws Exception {
        suite.api.createSecret(org, "key", LoopbackRegistry.PASSWORD);
        var before = suite.processes.processorMillis();
        var begun = System.nanoTime();
        createAll(suite.api, org, registry);
        while (suite.api.statusCounts(org).getOrDefault("PENDING", 0) > 0
                && System.nanoTime() - begun < LIMIT.toNanos()) {
            Thread.sleep(Duration.ofMillis(100));
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var after = suite.processes.processorMillis();
        var verified = suite.api.statusCounts(org).getOrDefault("SUCCESS", 0);
        var perTest = new HashMap<String, Double>();
        after.forEach((program, millis) ->
                perTest.put(program, (millis - before.getOrDefault(program, 0.0)) / Math.max(1, verified)));
        return new Round(verified, verified / seconds, perTest);
    }

    private void createAll(RunningSuite api, String org, String registry) throws Exception {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<?>>();
            for (var writer = 0; writer < writers; writer++) {
                writing.add(threads.submit(() -> {
                    for (int number; (number = next.getAndIncrement()) < connectors; ) {
                        api.createConnector(org, "c" + number, registry, "key");
                    }
                    return true;
                }));
            }
            for (var one : writing) {
                one.get();
            }
        }
    }

    private void report() throws IOException {
        for (var suite : List.of(former, present)) {
            System.out.printf(
                    "%-8s median %6.1f ms a test, %6.1f tests/s, memory %.0f MB %s%n",
                    suite.name,
                    median(suite.rounds.stream().map(Round::sum).toList()),
                    median(suite.rounds.stream().map(Round::testsPerSecond).toList()),
                    suite.processes.residentMegabytes().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum(),
                    rounded(suite.processes.residentMegabytes()));
        }
        System.out.printf(
                "present / former: processor %.2f, tests per second %.2f%n",
                median(present.rounds.stream().map(Round::sum).toList())
                        / median(former.rounds.stream().map(Round::sum).toList()),
                median(present.rounds.stream().map(Round::testsPerSecond).toList())
                        / median(former.rounds.stream()
                                .map(Round::testsPerSecond)
                                .toList()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String rounded(Map<String, Double> figures) {
        var text = new ArrayList<String>();
        for (var program : new TreeSet<>(figures.keySet())) {
            text.add("%s %.1f".formatted(program, figures.get(program)));
        }
        return text.toString();
    }
}
