package io.fairlead.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Tries 10,000 wrong passwords a minute at identity, from other loopback addresses than the people who log in meanwhile,
 * and measures what becomes of both.
 *
 * <p>With the suite running: {@code benchmark LoginFlood}. First a minute without the flood, then one with it.
 * {@code --addresses 200} lets it come from that many, each time for another name, so that no bucket of an address or a name
 * holds it.
 * Sends to 127.0.0.1 only, and ends by itself.
 */
final class LoginFlood {

    private static final Duration PHASE = Duration.ofSeconds(60);
    private static final int WRONG_PER_MINUTE = 10_000;

    private final URI exchange;
    private final String password;
    private final String token;
    private final Map<Integer, AtomicLong> served = new ConcurrentHashMap<>();
    private final List<HttpClient> attackers;
    private final HttpClient people = from("127.0.0.3");

    private LoginFlood(Map<String, String> options) throws IOException {
        attackers = IntStream.range(0, Integer.parseInt(options.getOrDefault("--addresses", "1")))
                .mapToObj(number -> from("127.1.%d.%d".formatted(number / 250, 1 + number % 250)))
                .toList();
        exchange = URI.create(options.getOrDefault("--identity", "http://127.0.0.1:9000") + "/exchange");
        if (!exchange.getHost().equals("127.0.0.1")) {
            throw new IllegalArgumentException("only 127.0.0.1 may be flooded, not " + exchange);
        }
        var home = Path.of(options.getOrDefault("--home", ".fairlead"));
        password = Files.readString(home.resolve("admin-password")).strip();
        token = Files.readString(home.resolve("admin-token")).strip();
    }

    public static void main(String[] args) throws Exception {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var benchmark = new LoginFlood(options);
        System.out.println("                          log-ins  p50 ms  p95 ms   tokens  p50 ms  p95 ms");
        benchmark.serve("without", false);
        benchmark.serve("with the flood", true);
    }

    private void serve(String what, boolean flooded) throws Exception {
        var answers = new ConcurrentHashMap<Integer, AtomicLong>();
        var logins = Collections.synchronizedList(new ArrayList<Double>());
        var exchanges = Collections.synchronizedList(new ArrayList<Double>());
        try (var clock = Executors.newScheduledThreadPool(4);
                var work = Executors.newVirtualThreadPerTaskExecutor()) {
            if (flooded) {
                var number = new AtomicLong();
                every(
                        clock,
                        Duration.ofMinutes(1).dividedBy(WRONG_PER_MINUTE),
                        () -> work.submit(() -> {
                            var attempt = number.incrementAndGet();
                            var attacker = attackers.get((int) (attempt % attackers.size()));
                            var name = attackers.size() == 1 ? "admin" : "guess-" + attempt;
                            var status = send(attacker, basic(name, "wrong-" + attempt));
                            answers.computeIfAbsent(status, _ -> new AtomicLong())
                                    .incrementAndGet();
                            return null;
                        }));
            }
            // As often as the limits let the owner of a name log in
            every(clock, Duration.ofMillis(6_500), () -> work.submit(() -> timed(logins, basic("admin", password))));
            every(clock, Duration.ofMillis(500), () -> work.submit(() -> timed(exchanges, "Bearer " + token)));
            TimeUnit.NANOSECONDS.sleep(PHASE.toNanos());
            clock.shutdownNow();
        }
        System.out.printf(
                "%-22s %10d %7.1f %7.1f %8d %7.1f %7.1f%n",
                what,
                logins.size(),
                percentile(logins, 50),
                percentile(logins, 95),
                exchanges.size(),
                percentile(exchanges, 50),
                percentile(exchanges, 95));
        System.out.println("answers to the right credentials: " + new TreeMap<>(served));
        if (flooded) {
            System.out.println("answers to the flood: " + new TreeMap<>(answers));
        }
        served.clear();
    }

    private static void every(java.util.concurrent.ScheduledExecutorService clock, Duration period, Runnable what) {
        clock.scheduleAtFixedRate(what, 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Void timed(List<Double> millis, String authorization) throws Exception {
        var start = System.nanoTime();
        var status = send(people, authorization);
        served.computeIfAbsent(status, _ -> new AtomicLong()).incrementAndGet();
        millis.add((System.nanoTime() - start) / 1e6);
        return null;
    }

    private int send(HttpClient from, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(exchange)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", authorization)
                .POST(BodyPublishers.noBody())
                .build();
        return from.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static HttpClient from(String address) {
        try {
            return HttpClient.newBuilder()
                    .localAddress(InetAddress.getByName(address))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static double percentile(List<Double> millis, int percent) {
        var sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
