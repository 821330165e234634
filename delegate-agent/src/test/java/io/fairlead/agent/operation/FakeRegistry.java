package io.fairlead.agent.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A registry in memory that a test can have break, lie or point elsewhere; remembers every request with its proof. */
final class FakeRegistry implements AutoCloseable {

    /** Answers a request instead of the registry; says whether it did. */
    @FunctionalInterface
    interface Interception {
        boolean play(HttpExchange exchange) throws IOException;
    }

    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> proofs = new CopyOnWriteArrayList<>();
    private final List<Interception> tricks = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakeRegistry() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Played once. */
    void once(Interception trick) {
        tricks.add(new Interception() {
            @Override
            public boolean play(HttpExchange exchange) throws IOException {
                var played = true;
                try {
                    played = trick.play(exchange);
                } finally {
                    if (played) {
                        tricks.remove(this);
                    }
                }
                return played;
            }
        });
    }

    /** Before all others. */
    void first(Interception trick) {
        tricks.addFirst(trick);
    }

    void always(Interception trick) {
        tricks.add(trick);
    }

    /** Stores an image of one layer and answers the manifest's digest. */
    String store(String tag, byte[] layer) {
        return store(tag, layer, Digests.sha256(layer));
    }

    String store(String tag, byte[] layer, String layerDigest) {
        var config = "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Labels\":{\"team\":\"harbour\"}}}"
                .getBytes(StandardCharsets.UTF_8);
        blobs.put(Digests.sha256(config), config);
        blobs.put(layerDigest, layer);
        return storeManifest(tag, """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
                 "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]}
                """.formatted(
                        ImageManifest.OCI_MANIFEST, Digests.sha256(config), config.length, layerDigest, layer.length));
    }

    String storeManifest(String tag, String manifest) {
        var bytes = manifest.getBytes(StandardCharsets.UTF_8);
        manifests.put(tag, bytes);
        manifests.put(Digests.sha256(bytes), bytes);
        return Digests.sha256(bytes);
    }

    static void answer(HttpExchange exchange, int status, String... headers) throws IOException {
        answer(exchange, status, new byte[0], headers);
    }

    static void answer(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        exchange.getRequestBody().readAllBytes();
        for (var index = 0; index < headers.length; index += 2) {
            exchange.getResponseHeaders().add(headers[index], headers[index + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    static boolean matches(HttpExchange exchange, String method, String part) {
        return exchange.getRequestMethod().equals(method)
                && exchange.getRequestURI().toString().contains(part);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        var contentRange = exchange.getRequestHeaders().getFirst("Content-Range");
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (range == null ? "" : " " + range)
                + (contentRange == null ? "" : " " + contentRange));
        var proof = exchange.getRequestHeaders().getFirst("Authorization");
        if (proof != null) {
            proofs.add(proof);
        }
        for (var trick : tricks) {
            if (trick.play(exchange)) {
                exchange.close();
                return;
            }
        }
        var path = exchange.getRequestURI().getPath();
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (path.contains("/blobs/uploads/")) {
            upload(exchange, path, last);
        } else if (path.contains("/blobs/")) {
            content(exchange, blobs.get(last), "application/octet-stream");
        } else if (path.contains("/manifests/")) {
            manifest(exchange, last);
        } else {
            answer(exchange, 404);
        }
    }

    private void manifest(HttpExchange exchange, String reference) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            var body = exchange.getRequestBody().readAllBytes();
            manifests.put(reference, body);
            answer(exchange, 201, "Docker-Content-Digest", Digests.sha256(body));
        } else {
            content(exchange, manifests.get(reference), ImageManifest.OCI_MANIFEST);
        }
    }

    private static void content(HttpExchange exchange, byte @Nullable [] content, String type) throws IOException {
        if (content == null) {
            answer(exchange, 404);
            return;
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer(exchange, 200, "Docker-Content-Digest", Digests.sha256(content));
            return;
        }
        var range = exchange.getRequestHeaders().getFirst("Range");
        var from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        answer(
                exchange,
                from == 0 ? 200 : 206,
                Arrays.copyOfRange(content, from, content.length),
                "Content-Type",
                type);
    }

    private void upload(HttpExchange exchange, String path, String id) throws IOException {
        var place = path.substring(0, path.lastIndexOf('/') + 1);
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                var fresh = "u" + uploads.size();
                uploads.put(fresh, new byte[0]);
                answer(exchange, 202, "Location", place + fresh + "?state=1");
            }
            case "PATCH" -> {
                append(id, exchange.getRequestBody().readAllBytes());
                answer(exchange, 202, "Location", path + "?state=2");
            }
            case "GET" ->
                answer(
                        exchange,
                        204,
                        "Location",
                        path + "?state=3",
                        "Range",
                        "0-" + Math.max(0, uploads.getOrDefault(id, new byte[0]).length - 1));
            case "PUT" -> {
                var digest = exchange.getRequestURI().getQuery().replaceAll(".*digest=", "");
                var content = uploads.remove(id);
                if (content == null || !Digests.matches(content, digest)) {
                    answer(exchange, 400);
                    return;
                }
                blobs.put(digest, content);
                answer(exchange, 201);
            }
            default -> {
                uploads.remove(id);
                answer(exchange, 204);
            }
        }
    }

    /** What arrived of a body that was cut counts, as in registries that let uploads be resumed. */
    void append(String upload, byte[] more) {
        uploads.putIfAbsent(upload, new byte[0]);
        uploads.computeIfPresent(upload, (_, before) -> {
            var joined = Arrays.copyOf(before, before.length + more.length);
            System.arraycopy(more, 0, joined, before.length, more.length);
            return joined;
        });
    }

    List<String> requestsOf(String method) {
        var found = new ArrayList<>(requests);
        found.removeIf(request -> !request.startsWith(method + " "));
        return found;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
