package io.fairlead.testkit.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests made from a service's document, and tells the smallest ones that it answered with 5xx. A service that has
 * no room for a body says 503 with {@code SERVICE_BUSY}, which is no fault.
 *
 * <p>{@code -Dfairlead.fuzz.count} says how many are sent, by default 3,000 or what 20 s allow; {@code -Dfairlead.fuzz.seed}
 * says which ones. Both are printed.
 */
public final class ApiFuzzer {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int DEFAULT_COUNT = 3_000;
    private static final long DEFAULT_SECONDS = 20;
    private static final int MAX_FINDINGS = 20;

    private final RequestGenerator generator;
    private final URI service;
    private final Function<FuzzedRequest, List<String>> credentials;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, String> findings = new LinkedHashMap<>();

    private ApiFuzzer(RequestGenerator generator, URI service, Function<FuzzedRequest, List<String>> credentials) {
        this.generator = generator;
        this.service = service;
        this.credentials = credentials;
    }

    /**
     * Sends as many as the settings say.
     *
     * @param credentials the header lines of whoever sends it
     */
    public static List<String> fuzz(String service, URI address, Function<FuzzedRequest, List<String>> credentials) {
        var seed = Long.getLong("fairlead.fuzz.seed", System.nanoTime());
        var count = Integer.getInteger("fairlead.fuzz.count", 0);
        var document = new ApiDescription(JsonMapper.shared()
                .readTree(Path.of("../docs/openapi", service + ".json").toFile()));
        var fuzzer = new ApiFuzzer(new RequestGenerator(document, new Random(seed)), address, credentials);
        var begin = System.nanoTime();
        fuzzer.run(count == 0 ? DEFAULT_COUNT : count, count == 0 ? DEFAULT_SECONDS : Long.MAX_VALUE);
        System.out.printf(
                "FUZZ %s: %d requests in %d s with -Dfairlead.fuzz.seed=%d, by status %s%n",
                service,
                fuzzer.statuses.values().stream().mapToInt(Integer::intValue).sum(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                seed,
                fuzzer.statuses);
        return List.copyOf(fuzzer.findings.values());
    }

    /** What a service answers to one request; 0 when it closes the connection, 1 when it says nothing. */
    public static int statusOf(URI service, FuzzedRequest request, List<String> credentials) {
        return status(answer(service, request, credentials));
    }

    private void run(int count, long seconds) {
        var begin = System.nanoTime();
        for (var i = 0; i < count && findings.size() < MAX_FINDINGS; i++) {
            if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) >= seconds) {
                return;
            }
            var request = generator.next();
            var answer = send(request);
            statuses.merge(status(answer), 1, Integer::sum);
            if (isFault(answer)) {
                var smallest = smallest(request);
                findings.putIfAbsent(
                        smallest.method() + smallest.path().replaceAll("(orgs|projects)/[^/]*", "") + status(answer),
                        "%s%n => %s".formatted(smallest, send(smallest)));
            }
        }
    }

    private FuzzedRequest smallest(FuzzedRequest request) {
        return request.simpler()
                .filter(candidate -> isFault(send(candidate)))
                .findFirst()
                .map(this::smallest)
                .orElse(request);
    }

    private String send(FuzzedRequest request) {
        return answer(service, request, credentials.apply(request));
    }

    private static boolean isFault(String answer) {
        var status = status(answer);
        return status >= 500 && status != 505 && !answer.contains("SERVICE_BUSY");
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : answer.length();
    }

    /** The beginning of it; a stream would never end. */
    private static String answer(URI service, FuzzedRequest request, List<String> credentials) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.bytes(credentials));
            var received = new ArrayList<String>();
            var buffer = new byte[4_096];
            for (var n = socket.getInputStream().read(buffer);
                    n > 0 && received.size() < 2;
                    n = received.isEmpty() ? socket.getInputStream().read(buffer) : -1) {
                received.add(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
            return String.join("", received);
        } catch (SocketTimeoutException _) {
            return "-";
        } catch (IOException _) {
            return "";
        }
    }
}
