package io.fairlead.benchmarks;

import io.fairlead.testkit.access.TestIssuer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the console's gateway stands: thousands of reads beside refused uploads while the service behind it is killed and started
 * again, thousands of open streams, half-sent uploads of strangers, and a frozen service. The console is its jar with the
 * heap that it is shipped with, the service a program that only pretends.
 *
 * <p>{@code benchmark GatewayLoad}, with {@code --streams 5000 --reads 10000} as defaults. Sends to 127.0.0.1 only, and ends by
 * itself.
 */
final class GatewayLoad {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STREAMS_PER_CALLER = 20;

    private final TestIssuer issuer = TestIssuer.shared();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = freePort();
    private final int servicePort = freePort();
    private final List<Process> programs = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    private GatewayLoad() throws IOException {}

    public static void main(String[] args) throws Exception {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var load = new GatewayLoad();
        try {
            load.run(
                    Integer.parseInt(options.getOrDefault("--reads", "10000")),
                    Integer.parseInt(options.getOrDefault("--streams", "5000")));
        } finally {
            for (var socket : load.sockets) {
                socket.close();
            }
            load.programs.forEach(Process::destroyForcibly);
        }
        System.exit(0);
    }

    private void run(int reads, int streams) throws Exception {
        startService();
        var console = startConsole();
        awaitStatus("/api/v1/tests", 200);
        System.out.printf("%-64s %s%n", "what", "seen");
        report("the first GET /signed-out", timed("/signed-out"));
        report("GET /signed-out at rest", timed("/signed-out"));
        report("memory of the console at rest", memory(console));

        report("a request that waits " + StandInService.WAIT_SECONDS + " s", waited());

        var statuses = reads(reads);
        report(reads + " reads beside refused uploads, service killed twice", statuses);

        halfSent(250);
        report("GET /signed-out beside 500 half-sent uploads of strangers", timed("/signed-out"));
        closeSockets();

        var opened = streams(streams);
        report("streams opened, " + STREAMS_PER_CALLER + " for each caller", opened);
        report("memory of the console with them", memory(console));
        report("GET /signed-out beside them", timed("/signed-out"));
        report("a list beside them", timed("/api/v1/tests"));
        closeSockets();

        var service = programs.getLast();
        new ProcessBuilder("kill", "-STOP", Long.toString(service.pid()))
                .start()
                .waitFor();
        for (var i = 1; i <= 3; i++) {
            report("read " + i + " of a frozen service", timed("/api/v1/tests"));
        }
        report("GET /signed-out meanwhile", timed("/signed-out"));
        new ProcessBuilder("kill", "-CONT", Long.toString(service.pid()))
                .start()
                .waitFor();
        var thawed = System.nanoTime();
        awaitStatus("/api/v1/tests", 200);
        report("served again after", millis(thawed));
    }

    private Map<Integer, AtomicInteger> reads(int count) throws Exception {
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        var left = new AtomicInteger(count);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4; i++) {
                callers.submit(() -> {
                    while (left.get() > 0) {
                        var status = status("/api/v1/tests", "right");
                        statuses.computeIfAbsent(status, _ -> new AtomicInteger())
                                .incrementAndGet();
                        if (status == 200) {
                            left.decrementAndGet();
                        } else {
                            TimeUnit.MILLISECONDS.sleep(50);
                        }
                    }
                    return null;
                });
                callers.submit(() -> {
                    while (left.get() > 0) {
                        upload();
                    }
                    return null;
                });
            }
            for (var part = 2; part > 0; part--) {
                while (left.get() > count * part / 3) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                programs.getLast().destroyForcibly().waitFor();
                startService();
            }
        }
        return new TreeMap<>(statuses);
    }

    private void upload() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at("/api/v1/connectors"))
                .header("Authorization", "Bearer refused")
                .POST(BodyPublishers.ofByteArray(new byte[100_000]))
                .build();
        http.send(request, BodyHandlers.discarding());
    }

    private void halfSent(int each) throws IOException {
        for (var i = 0; i < each; i++) {
            send("POST /api/v1/connectors HTTP/1.1\r\nHost: x\r\nContent-Length: 1048575\r\n\r\n{");
            send("POST /api/v1/connectors HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer made-up\r\n"
                    + "Content-Length: 1000\r\n\r\n{");
        }
    }

    private Map<String, Integer> streams(int count) throws Exception {
        var firstLines = new ConcurrentLinkedQueue<String>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                var token = token("caller-" + i / STREAMS_PER_CALLER);
                var socket = send("GET /api/v1/tests/1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(token));
                readers.submit(() -> firstLines.add(firstLine(socket)));
            }
        }
        var counts = new TreeMap<String, Integer>();
        firstLines.forEach(line -> counts.merge(line, 1, Integer::sum));
        return counts;
    }

    private static String firstLine(Socket socket) {
        try {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return String.valueOf(in.readLine());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Socket send(String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private void closeSockets() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private String token(String name) {
        return issuer.sign(issuer.claims().subject(name).jwtID(UUID.randomUUID().toString()));
    }

    private String timed(String path) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var status = status(path, "right");
        return "%d in %s".formatted(status, millis(begin));
    }

    private String waited() throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var request = HttpRequest.newBuilder(at("/api/v1/tests"))
                .header("Authorization", "Bearer right")
                .header("Prefer", "wait=" + (StandInService.WAIT_SECONDS + 5))
                .timeout(PATIENCE)
                .build();
        return "%d in %s"
                .formatted(http.send(request, BodyHandlers.discarding()).statusCode(), millis(begin));
    }

    private int status(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void awaitStatus(String path, int wanted) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                if (status(path, "right") == wanted) {
                    return;
                }
            } catch (IOException _) {
                // not yet
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException(path + " is not answered");
    }

    private void startService() throws IOException {
        programs.add(program(
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StandInService.class.getName(),
                Integer.toString(servicePort)));
    }

    private Process startConsole() throws IOException {
        var service = "http://127.0.0.1:" + servicePort;
        var arguments = new ArrayList<>(List.of(
                "-Xmx192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "console/target/console-0.1.0-SNAPSHOT-exec.jar",
                "--fairlead.port=" + port,
                "--fairlead.management-port=" + freePort(),
                "--fairlead.access.client-secret=a-secret-for-measuring",
                "--fairlead.access.issuer=" + issuer.url()));
        for (var name : new String[] {"connector", "secret", "delegate", "test", "identity"}) {
            arguments.add("--fairlead.services.%s.url=%s".formatted(name, service));
        }
        var console = program(arguments.toArray(String[]::new));
        programs.addFirst(console);
        return console;
    }

    private static Process program(String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("fairlead-gateway", ".log").toFile())
                .start();
    }

    private static String memory(Process program) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(program.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM") || line.startsWith("Threads"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList()
                .toString();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void report(String what, Object seen) {
        System.out.printf("%-64s %s%n", what, seen);
    }

    private static String millis(long since) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
