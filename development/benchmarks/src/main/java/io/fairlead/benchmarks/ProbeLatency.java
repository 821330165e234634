package io.fairlead.benchmarks;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.probe.ProbeOrder;
import io.fairlead.agent.probe.RegistryProbe;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.TimeValue;

/**
 * Measures the probe of a delegate next to {@code skopeo login}, and next to the bare requests by the same HTTP client
 * on a fresh connection, which is as fast as any probe can be.
 *
 * <p>Rounds are interleaved A B C A B C. Sends to loopback only, and ends by itself.
 */
final class ProbeLatency {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final String USER = "iamapikey";

    private final RegistryProbe probe = new RegistryProbe(
            new NetworkSetup(
                    new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK),
                    new TrustedAuthorities(""),
                    HostResolver.SYSTEM,
                    Optional.empty(),
                    "benchmark"),
            Clock.systemUTC());
    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    private final CloseableHttpClient http =
            HttpClients.custom().setConnectionManager(connections).build();
    private final int warmUp;
    private final int rounds;

    private ProbeLatency(int warmUp, int rounds) {
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    /** What is asked, and what the probe has to find for its time to count. */
    private record Case(String name, URI registry, String password, boolean bearer, Diagnosis expected) {}

    public static void main(String[] args) throws Exception {
        var options = new HashMap<>(Map.of("--key", "right-key", "--warm-up", "200", "--rounds", "200"));
        for (var i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        Logger.getLogger("").setLevel(Level.OFF);
        var key = Objects.requireNonNull(options.get("--key"), "--key");
        var bearer = loopback(Objects.requireNonNull(options.get("--bearer"), "--bearer"));
        var benchmark =
                new ProbeLatency(Integer.parseInt(options.get("--warm-up")), Integer.parseInt(options.get("--rounds")));
        System.out.println("                              rounds    p50 ms    p95 ms");
        try (var basic = HtpasswdRegistry.start(USER, key)) {
            for (var each : List.of(
                    new Case("Basic", basic.url(), key, false, Diagnosis.OK),
                    new Case("Bearer", bearer, key, true, Diagnosis.OK),
                    new Case("Basic, wrong", basic.url(), "wrong", false, Diagnosis.BAD_CREDENTIALS_BASIC),
                    new Case("Bearer, wrong", bearer, "wrong", true, Diagnosis.IBM_KEY_INVALID))) {
                benchmark.compare(each);
            }
        }
        System.exit(0);
    }

    private static URI loopback(String url) {
        if (url == null || !URI.create(url).getHost().equals("127.0.0.1")) {
            throw new IllegalArgumentException("--bearer http://127.0.0.1:port of a registry with tokens is needed");
        }
        return URI.create(url);
    }

    private void compare(Case asked) throws Exception {
        for (var round = 0; round < warmUp; round++) {
            probe(asked);
            bare(asked);
        }
        var probes = new double[rounds];
        var skopeo = new double[rounds];
        var bare = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            probes[round] = millis(() -> probe(asked));
            skopeo[round] = millis(() -> skopeo(asked));
            bare[round] = millis(() -> bare(asked));
        }
        print(asked.name() + ": probe", probes);
        print(asked.name() + ": skopeo login", skopeo);
        print(asked.name() + ": bare requests", bare);
        ratio("probe / skopeo", probes, skopeo);
        ratio("probe / bare requests", probes, bare);
    }

    private void probe(Case asked) {
        var url = asked.registry().toString();
        var connection = new RegistryConnection(
                url, ProviderType.Other, new RegistryAuth.Anonymous(), List.of(), null, List.of(), "");
        var secret = asked.password().getBytes(StandardCharsets.UTF_8);
        try (var credential = new Credential(RegistryProbe.origin(url).orElseThrow(), USER, secret)) {
            var report = probe.probe(new ProbeOrder(connection, credential, Duration.ofSeconds(20), null, _ -> {}));
            expect(asked.expected(), report.outcome().code(), asked);
        }
    }

    /** Ping, login, and with tokens the ping once more: what the protocol takes, and nothing besides. */
    private void bare(Case asked) throws IOException {
        var ping = asked.registry().resolve("/v2/").toString();
        expect(401, send(ClassicRequestBuilder.get(ping).build()).status(), asked);
        var basic = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + asked.password()).getBytes());
        var login = asked.bearer()
                ? asked.registry().resolve("/oauth/token?service=registry").toString()
                : ping;
        var answer = send(ClassicRequestBuilder.get(login)
                .addHeader("Authorization", basic)
                .build());
        expect(asked.expected() == Diagnosis.OK ? 200 : 401, answer.status(), asked);
        var token = TOKEN.matcher(answer.body());
        if (asked.bearer() && token.find()) {
            var proof = "Bearer " + token.group(1);
            expect(
                    200,
                    send(ClassicRequestBuilder.get(ping)
                                    .addHeader("Authorization", proof)
                                    .build())
                            .status(),
                    asked);
        }
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        expect(0, connections.getTotalStats().getAvailable(), asked);
    }

    private record Said(int status, String body) {}

    private Said send(ClassicHttpRequest request) throws IOException {
        return http.execute(request, answer -> new Said(answer.getCode(), EntityUtils.toString(answer.getEntity())));
    }

    private static void skopeo(Case asked) throws IOException, InterruptedException {
        Path auth = Files.createTempFile("skopeo", ".json");
        Files.writeString(auth, "{}");
        var process = new ProcessBuilder(
                        "skopeo",
                        "login",
                        "--tls-verify=false",
                        "--authfile",
                        auth.toString(),
                        "--username",
                        USER,
                        "--password-stdin",
                        asked.registry().getAuthority())
                .redirectErrorStream(true)
                .start();
        try (var in = process.outputWriter()) {
            in.write(asked.password());
        }
        process.getInputStream().readAllBytes();
        expect(asked.expected() == Diagnosis.OK, process.waitFor() == 0, asked);
        Files.delete(auth);
    }

    private static void expect(Object expected, Object seen, Case asked) {
        if (!expected.equals(seen)) {
            throw new IllegalStateException(asked.name() + ": expected " + expected + ", saw " + seen);
        }
    }

    /** What is measured. */
    private interface Work {
        void run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, double[] millis) {
        System.out.printf("%-29s %6d %9.2f %9.2f%n", what, millis.length, p(millis, 50), p(millis, 95));
    }

    private static void ratio(String what, double[] one, double[] other) {
        System.out.printf("  %-34s %9.2f %9.2f%n", what, p(one, 50) / p(other, 50), p(one, 95) / p(other, 95));
    }

    private static double p(double[] millis, int percent) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Debian's docker-registry with one user, whose password is kept as bcrypt of the usual cost 5. */
    private record HtpasswdRegistry(Process process, Path folder, URI url) implements AutoCloseable {

        private static final Pattern LISTENING = Pattern.compile("listening on \\S*:(\\d+)");

        static HtpasswdRegistry start(String user, String password) throws IOException {
            var folder = Files.createTempDirectory("probe-latency");
            var hash = new ProcessBuilder("htpasswd", "-niB", user).start();
            try (var in = hash.outputWriter()) {
                in.write(password);
            }
            Files.write(folder.resolve("htpasswd"), hash.getInputStream().readAllBytes());
            var settings = Files.writeString(folder.resolve("config.yml"), """
                    version: 0.1
                    storage: {filesystem: {rootdirectory: %1$s/store}}
                    http: {addr: "127.0.0.1:0", secret: benchmark}
                    auth: {htpasswd: {realm: benchmark, path: %1$s/htpasswd}}
                    """.formatted(folder));
            var process = new ProcessBuilder("docker-registry", "serve", settings.toString())
                    .redirectErrorStream(true)
                    .start();
            var log = process.inputReader();
            for (var line = log.readLine(); line != null; line = log.readLine()) {
                var listening = LISTENING.matcher(line);
                if (listening.find()) {
                    Thread.ofPlatform().daemon().start(() -> log.lines().forEach(_ -> {}));
                    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
                    return new HtpasswdRegistry(process, folder, URI.create("http://127.0.0.1:" + listening.group(1)));
                }
            }
            throw new IOException("docker-registry ended");
        }

        /** Nothing was ever stored in it. */
        @Override
        public void close() throws IOException, InterruptedException {
            process.destroy();
            process.waitFor();
            Files.delete(folder.resolve("htpasswd"));
            Files.delete(folder.resolve("config.yml"));
            Files.delete(folder);
        }
    }
}
