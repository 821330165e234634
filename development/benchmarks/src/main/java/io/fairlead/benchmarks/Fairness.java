package io.fairlead.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says how long one organisation's tests take beside another organisation that asks for as many as it can, next to how
 * long they take alone.
 *
 * <p>With the suite running: {@code benchmark Fairness --seconds 30}. The other organisation asks for tests of registries
 * that answer at once, and of a registry that never answers. Sends to loopback only, and ends by itself.
 */
final class Fairness {

    private static final String VICTIM = "victim";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningSuite suite;
    private final String suffix = "" + System.currentTimeMillis();
    private final int seconds;
    private final int connectors;
    private final int perSecond;

    private Fairness(Map<String, String> options) throws IOException {
        suite = new RunningSuite(options);
        seconds = Integer.parseInt(options.getOrDefault("--seconds", "30"));
        connectors = Integer.parseInt(options.getOrDefault("--greedy-connectors", "40"));
        perSecond = Integer.parseInt(options.getOrDefault("--greedy-rate", "20"));
    }

    public static void main(String[] arguments) throws Exception {
        new Fairness(RunningSuite.options(arguments)).run();
    }

    private void run() throws Exception {
        try (var registry = new LoopbackRegistry(false);
                var silent = new LoopbackRegistry(true)) {
            create(VICTIM + suffix, 1, registry.url());
            create("quick" + suffix, connectors, registry.url());
            create("silent" + suffix, connectors, silent.url());
            awaitQuiet();
            measure(() -> false, Duration.ofSeconds(5));
            var before = measure(() -> false, Duration.ofSeconds(seconds));
            report("alone", before, before);
            for (var greedy : new String[] {"quick", "silent"}) {
                report("beside " + greedy, besideGreedy(greedy + suffix), before);
                awaitQuiet();
            }
        }
    }

    /** Until a test takes what it takes when nobody else has any. */
    private void awaitQuiet() throws Exception {
        for (var round = 0; round < 60; round++) {
            var millis = suite.timedTest(VICTIM + suffix, "c0", LIMIT);
            if (millis > 0 && millis < 500 && round > 20) {
                return;
            }
            Thread.sleep(Duration.ofMillis(500));
        }
    }

    private double[] besideGreedy(String org) throws Exception {
        var asked = new AtomicInteger();
        var refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + Duration.ofSeconds(seconds + 5L).toNanos();
            var greedy = threads.submit(() -> ask(org, end, threads, asked, refused));
            Thread.sleep(Duration.ofSeconds(5));
            var millis = measure(greedy::isDone, Duration.ofSeconds(seconds));
            greedy.get();
            System.out.printf("  %s asked for %d tests, %d were refused%n", org, asked.get(), refused.get());
            return millis;
        }
    }

    /** At an even rate, whatever the answers are. */
    private boolean ask(String org, long end, ExecutorService threads, AtomicInteger asked, AtomicInteger refused)
            throws InterruptedException {
        while (System.nanoTime() < end) {
            var connector = "c" + asked.getAndIncrement() % connectors;
            threads.submit(() -> {
                try {
                    return suite.startTest(org, connector);
                } catch (IOException e) {
                    refused.incrementAndGet();
                    return "";
                }
            });
            Thread.sleep(Duration.ofMillis(1_000 / perSecond));
        }
        return true;
    }

    private double[] measure(Callable<Boolean> done, Duration time) throws Exception {
        var millis = new ArrayList<Double>();
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !done.call()) {
            millis.add(suite.timedTest(VICTIM + suffix, "c0", LIMIT));
            Thread.sleep(Duration.ofMillis(100));
        }
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void create(String org, int number, String registry) throws IOException, InterruptedException {
        suite.createSecret(org, "key", LoopbackRegistry.PASSWORD);
        for (var connector = 0; connector < number; connector++) {
            suite.createConnector(org, "c" + connector, registry, "key");
        }
    }

    private static void report(String what, double[] millis, double[] alone) {
        var failed = Arrays.stream(millis).filter(one -> one < 0).count();
        var absolute = Arrays.stream(millis).map(Math::abs).toArray();
        System.out.printf(
                "%-16s %4d tests, %d without a verdict: p50 %.0f ms, p99 %.0f ms; p99 / alone %.2f%n",
                what,
                millis.length,
                failed,
                RunningSuite.percentile(absolute, 50),
                RunningSuite.percentile(absolute, 99),
                RunningSuite.percentile(absolute, 99)
                        / RunningSuite.percentile(
                                Arrays.stream(alone).map(Math::abs).toArray(), 99));
    }
}
