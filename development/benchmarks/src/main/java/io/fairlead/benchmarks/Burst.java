package io.fairlead.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Creates many connectors at once, and says how each of them ended, when the last one did, and how long a test took that
 * somebody asked for meanwhile.
 *
 * <p>With the suite running: {@code benchmark Burst --connectors-to-create 400}. Sends to loopback only, and ends by
 * itself.
 */
final class Burst {

    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([A-Z]+)\"");
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([A-Z_]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"nextPageToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final String INTERACTIVE = "interactive";

    private final RunningSuite suite;
    private final String org = "burst" + System.currentTimeMillis();
    private final String other = org + "_b";
    private final int connectors;
    private final int writers;
    private final Duration limit;
    private final AtomicInteger postponed = new AtomicInteger();

    private Burst(Map<String, String> options) throws IOException {
        suite = new RunningSuite(options);
        connectors = Integer.parseInt(options.getOrDefault("--connectors-to-create", "400"));
        writers = Integer.parseInt(options.getOrDefault("--writers", "16"));
        limit = Duration.ofSeconds(Integer.parseInt(options.getOrDefault("--limit-seconds", "1200")));
    }

    public static void main(String[] arguments) throws Exception {
        new Burst(RunningSuite.options(arguments)).run();
    }

    private void run() throws Exception {
        try (var registry = new LoopbackRegistry(false);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var scope : List.of(org, other)) {
                suite.createSecret(scope, "key", LoopbackRegistry.PASSWORD);
                suite.createConnector(scope, INTERACTIVE, registry.url(), "key");
            }
            var alone = interactive(() -> false, 3);
            var begun = System.nanoTime();
            var next = new AtomicInteger();
            var writing = new ArrayList<Future<?>>();
            for (var writer = 0; writer < writers; writer++) {
                writing.add(threads.submit(writer(next, registry.url())));
            }
            var ended = threads.submit(() -> awaitEnd(begun));
            var meanwhile = interactive(ended::isDone, Integer.MAX_VALUE);
            for (var one : writing) {
                one.get();
            }
            report(begun, ended.get(), alone, meanwhile);
        }
    }

    private Callable<Boolean> writer(AtomicInteger next, String registry) {
        return () -> {
            for (int number; (number = next.getAndIncrement()) < connectors; ) {
                create("c" + number, registry);
            }
            return true;
        };
    }

    /** A writer that is asked to come back does so after a moment, as a client would. */
    private void create(String identifier, String registry) throws IOException, InterruptedException {
        for (var tries = 0; ; tries++) {
            try {
                suite.createConnector(org, identifier, registry, "key");
                return;
            } catch (IOException e) {
                if (tries == 20 || !String.valueOf(e.getMessage()).contains("answered 503")) {
                    throw e;
                }
                postponed.incrementAndGet();
                Thread.sleep(Duration.ofSeconds(1));
            }
        }
    }

    /** When no connector was waiting for its first verdict any more, in seconds; negative at the limit. */
    private double awaitEnd(long begun) throws IOException, InterruptedException {
        while (System.nanoTime() - begun < limit.toNanos()) {
            var counts = suite.statusCounts(org);
            var all = counts.values().stream().mapToInt(Integer::intValue).sum();
            if (all > connectors && counts.getOrDefault("PENDING", 0) == 0) {
                return seconds(begun);
            }
            System.out.printf("%6.1f s %s%n", seconds(begun), counts);
            Thread.sleep(Duration.ofSeconds(2));
        }
        return -seconds(begun);
    }

    /** One test after the other, in the organisation of the burst and in another one. */
    private Map<String, double[]> interactive(Callable<Boolean> done, int rounds) throws Exception {
        var own = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        for (var round = 0; round < rounds && !done.call(); round++) {
            own.add(suite.timedTest(org, INTERACTIVE, limit));
            others.add(suite.timedTest(other, INTERACTIVE, limit));
            Thread.sleep(Duration.ofMillis(200));
        }
        return Map.of("own organisation", array(own), "other organisation", array(others));
    }

    private void report(long begun, double seconds, Map<String, double[]> alone, Map<String, double[]> meanwhile)
            throws IOException, InterruptedException {
        System.out.printf(
                "%d connectors by %d writers, %d answers of 503; the last one after %.1f s%n",
                connectors, writers, postponed.get(), seconds);
        ends().forEach((end, number) -> System.out.printf("  %-40s %6d%n", end, number));
        meanwhile.forEach((scope, millis) -> {
            var failed = List.of(alone.getOrDefault(scope, new double[0]), millis).stream()
                    .flatMapToDouble(Arrays::stream)
                    .filter(one -> one < 0)
                    .count();
            System.out.printf(
                    "  interactive, %-20s %4d tests, %d without a verdict: p50 %.0f ms, p99 %.0f ms, longest %.0f ms (alone p50 %.0f ms)%n",
                    scope,
                    millis.length,
                    failed,
                    RunningSuite.percentile(absolute(millis), 50),
                    RunningSuite.percentile(absolute(millis), 99),
                    RunningSuite.percentile(absolute(millis), 100),
                    RunningSuite.percentile(absolute(alone.getOrDefault(scope, new double[0])), 50));
        });
        System.out.printf("all in all %.1f s%n", seconds(begun));
    }

    /** How many connectors ended with which status and code. */
    private Map<String, Integer> ends() throws IOException, InterruptedException {
        var ends = new TreeMap<String, Integer>();
        var query = "?limit=200";
        while (true) {
            var page = suite.connectors(org, query);
            for (var item : page.split("\"identifier\"\\s*:", -1)) {
                var status = STATUS.matcher(item);
                if (status.find()) {
                    var code = CODE.matcher(item);
                    ends.merge(status.group(1) + (code.find() ? " " + code.group(1) : ""), 1, Integer::sum);
                }
            }
            var next = NEXT.matcher(page);
            if (!next.find()) {
                return ends;
            }
            query = "?limit=200&pageToken=" + next.group(1);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
