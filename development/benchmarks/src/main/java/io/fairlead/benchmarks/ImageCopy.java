package io.fairlead.benchmarks;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.operation.OperationExecutor;
import io.fairlead.agent.operation.OperationOrder;
import io.fairlead.agent.operation.OperationOrder.ConnectorEndpoint;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Copies an image between two of Debian's docker-registry: by a delegate's own class in a JVM of 64 MB heap, and by
 * {@code skopeo copy}. Both are processes, timed from their start to their end; the most memory that each ever held is
 * the kernel's VmHWM.
 *
 * <p>Rounds are interleaved A B A B. Every copy goes to a registry of its own, with an empty store and a new port, so
 * nothing that skopeo remembers of blobs spares it anything. Stays on loopback, and ends by itself.
 */
final class ImageCopy {

    private static final int LAYERS = 4;
    private static final String JAR = "delegate-agent/target/fairlead-agent.jar";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ImageCopy() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("copy")) {
            copy(args[1], args[2]);
            return;
        }
        var options = new HashMap<>(Map.of("--megabytes", "1024", "--rounds", "3"));
        for (var i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var folder = Files.createTempDirectory("image-copy");
        try (var source = Registry.start(folder.resolve("source"))) {
            var digest = fill(source, folder, Integer.parseInt(options.get("--megabytes")));
            System.out.println("                  seconds    MB/s    peak RSS MB");
            for (var round = 0; round < Integer.parseInt(options.get("--rounds")); round++) {
                measure("delegate", folder, source, digest, Integer.parseInt(options.get("--megabytes")));
                measure("skopeo", folder, source, digest, Integer.parseInt(options.get("--megabytes")));
            }
        } finally {
            delete(folder);
        }
    }

    /** The delegate's part, in a JVM of its own. */
    private static void copy(String source, String target) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.OFF);
        var surroundings = new NetworkSetup(
                new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK),
                new TrustedAuthorities(""),
                HostResolver.SYSTEM,
                Optional.empty(),
                "benchmark");
        var to = new CopyTarget(
                UUID.randomUUID(),
                new ResourceReference(Scope.account("benchmark"), "target"),
                1,
                connection(target),
                ImageReference.parse("copy:1.0").orElseThrow());
        try (var operations = new OperationExecutor(surroundings, Clock.systemUTC())) {
            var report = operations.perform(new OperationOrder(
                    new CopyImage(ImageReference.parse("app:1.0").orElseThrow(), to),
                    new ConnectorEndpoint(UUID.randomUUID(), connection(source), null),
                    new ConnectorEndpoint(to.connectorId(), connection(target), null),
                    Duration.ofMinutes(2),
                    null,
                    _ -> {}));
            if (report.result() == null) {
                throw new IllegalStateException(String.valueOf(report.failure()));
            }
        }
    }

    private static RegistryConnection connection(String url) {
        return new RegistryConnection(
                url, ProviderType.Other, new RegistryAuth.Anonymous(), List.of(), null, List.of(), "");
    }

    private static void measure(String who, Path folder, Registry source, String digest, int megabytes)
            throws Exception {
        var store = folder.resolve("target");
        try (var target = Registry.start(store)) {
            var command = who.equals("skopeo") ? skopeo(source, target) : delegate(source, target);
            var start = System.nanoTime();
            var process = new ProcessBuilder(command).inheritIO().start();
            var peak = 0L;
            while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakKilobytes(process.pid()));
            }
            var seconds = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0 || !digest.equals(target.digest("copy", "1.0"))) {
                throw new IllegalStateException(who + " did not copy the image");
            }
            System.out.printf("%-16s %8.2f %7.0f %14.1f%n", who, seconds, megabytes / seconds, peak / 1024.0);
        }
        delete(store);
    }

    private static List<String> delegate(Registry source, Registry target) {
        var classes = ImageCopy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-cp",
                JAR + ":" + classes,
                ImageCopy.class.getName(),
                "copy",
                source.url(),
                target.url());
    }

    private static List<String> skopeo(Registry source, Registry target) {
        return List.of(
                "skopeo",
                "copy",
                "--quiet",
                "--preserve-digests",
                "--src-tls-verify=false",
                "--dest-tls-verify=false",
                "docker://" + source.address() + "/app:1.0",
                "docker://" + target.address() + "/copy:1.0");
    }

    /** 0 once it has ended. */
    private static long peakKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException _) {
            return 0;
        }
    }

    /** Layers of random bytes in gzip, so that nobody can shorten them. */
    private static String fill(Registry source, Path folder, int megabytes) throws Exception {
        var config = "{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}";
        source.push(digest(config.getBytes()), BodyPublishers.ofString(config));
        var layers = new ArrayList<String>();
        for (var number = 0; number < LAYERS; number++) {
            var file = folder.resolve("layer");
            var layer = write(file, number, megabytes / LAYERS);
            source.push(layer, BodyPublishers.ofFile(file));
            layers.add(descriptor("layer.v1.tar+gzip", layer, Files.size(file)));
            Files.delete(file);
        }
        var manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":%s,"layers":[%s]}""".formatted(
                descriptor("config.v1+json", digest(config.getBytes()), config.length()), String.join(",", layers));
        source.tag(manifest);
        return digest(manifest.getBytes());
    }

    private static String descriptor(String type, String digest, long size) {
        return "{\"mediaType\":\"application/vnd.oci.image.%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(type, digest, size);
    }

    private static String write(Path file, int seed, int megabytes) throws Exception {
        var random = new SplittableRandom(seed);
        var hash = MessageDigest.getInstance("SHA-256");
        try (var out = new Stored(new DigestOutputStream(Files.newOutputStream(file), hash))) {
            var megabyte = new byte[1024 * 1024];
            for (var written = 0; written < megabytes; written++) {
                random.nextBytes(megabyte);
                out.write(megabyte);
            }
        }
        return "sha256:" + HexFormat.of().formatHex(hash.digest());
    }

    /** Gzip that spends no time on compressing. */
    private static final class Stored extends GZIPOutputStream {

        Stored(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(0);
        }
    }

    private static String digest(byte[] bytes) throws GeneralSecurityException {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Debian's docker-registry, which lets in anybody from this machine. */
    private record Registry(Process process, String address) implements AutoCloseable {

        private static final Pattern LISTENING = Pattern.compile("listening on \\S*:(\\d+)");
        private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

        static Registry start(Path folder) throws IOException {
            Files.createDirectories(folder);
            var settings = Files.writeString(folder.resolve("config.yml"), """
                    version: 0.1
                    storage: {filesystem: {rootdirectory: %s/store}}
                    http: {addr: "127.0.0.1:0", secret: benchmark, relativeurls: true}
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
                    return new Registry(process, "127.0.0.1:" + listening.group(1));
                }
            }
            throw new IOException("docker-registry ended");
        }

        String url() {
            return "http://" + address;
        }

        void push(String digest, BodyPublisher content) throws Exception {
            var begun = send(
                    HttpRequest.newBuilder(URI.create(url() + "/v2/app/blobs/uploads/"))
                            .POST(BodyPublishers.noBody()),
                    202);
            var place =
                    begun.uri().resolve(begun.headers().firstValue("Location").orElseThrow());
            send(
                    HttpRequest.newBuilder(URI.create(place + "&digest=" + digest))
                            .header("Content-Type", "application/octet-stream")
                            .PUT(content),
                    201);
        }

        void tag(String manifest) throws Exception {
            send(
                    HttpRequest.newBuilder(URI.create(url() + "/v2/app/manifests/1.0"))
                            .header("Content-Type", MANIFEST)
                            .PUT(BodyPublishers.ofString(manifest)),
                    201);
        }

        String digest(String repository, String tag) throws Exception {
            return send(
                            HttpRequest.newBuilder(URI.create(url() + "/v2/" + repository + "/manifests/" + tag))
                                    .header("Accept", MANIFEST)
                                    .HEAD(),
                            200)
                    .headers()
                    .firstValue("Docker-Content-Digest")
                    .orElseThrow();
        }

        private static HttpResponse<String> send(HttpRequest.Builder request, int status) throws Exception {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
            return answer;
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
