package io.fairlead.local.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as a registry does (OCI distribution specification, pull only) to one user, on 127.0.0.1 only. */
public final class DemoRegistry implements AutoCloseable {

    public static final String USERNAME = "demo";
    public static final String REPOSITORY = "demo/hello";

    private static final String TAG = "latest";
    private static final String JSON = "application/json";
    private static final String REPOSITORY_PATH = "/v2/" + REPOSITORY;

    static {
        // Read once, when the first server is made. Docker tries TLS first, and would wait long for an answer to that.
        System.setProperty("sun.net.httpserver.maxReqTime", "1");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final DemoImage image = DemoImage.empty();
    private final byte[] expectedHeader;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private DemoRegistry(HttpServer server, String password) {
        this.server = server;
        this.expectedHeader = ("Basic " + Base64.getEncoder().encodeToString(utf8(USERNAME + ":" + password)))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Serves until it is closed; port 0 takes a free one. */
    public static DemoRegistry start(int port, String password) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var registry = new DemoRegistry(server, password);
        server.createContext("/", registry::answer);
        server.setExecutor(registry.threads);
        server.start();
        return registry;
    }

    /** What a connector's URL would be. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Docker-Distribution-Api-Version", "registry/2.0");
            if (!isAuthorized(exchange.getRequestHeaders())) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Fairlead demo registry\"");
                refuse(exchange, 401, "UNAUTHORIZED", "authentication required");
            } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                refuse(exchange, 405, "UNSUPPORTED", "this registry is for reading only");
            } else {
                serve(exchange, exchange.getRequestURI().getPath());
            }
        }
    }

    private boolean isAuthorized(Headers headers) {
        var given = headers.getFirst("Authorization");
        return given != null && MessageDigest.isEqual(utf8(given), expectedHeader);
    }

    private void serve(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/v2/" -> send(exchange, 200, JSON, utf8("{}"));
            case "/v2/_catalog" -> send(exchange, 200, JSON, utf8("{\"repositories\":[\"%s\"]}".formatted(REPOSITORY)));
            case REPOSITORY_PATH + "/tags/list" ->
                send(exchange, 200, JSON, utf8("{\"name\":\"%s\",\"tags\":[\"%s\"]}".formatted(REPOSITORY, TAG)));
            default -> serveContent(exchange, path);
        }
    }

    private void serveContent(HttpExchange exchange, String path) throws IOException {
        var blob = image.blobs().get(path.substring(path.lastIndexOf('/') + 1));
        if (path.equals(REPOSITORY_PATH + "/manifests/" + TAG)
                || path.equals(REPOSITORY_PATH + "/manifests/" + image.digest())) {
            exchange.getResponseHeaders().set("Docker-Content-Digest", image.digest());
            send(exchange, 200, DemoImage.MANIFEST_TYPE, image.manifest());
        } else if (path.startsWith(REPOSITORY_PATH + "/blobs/") && blob != null) {
            send(exchange, 200, "application/octet-stream", blob);
        } else if (path.startsWith(REPOSITORY_PATH + "/manifests/")) {
            refuse(exchange, 404, "MANIFEST_UNKNOWN", "manifest unknown");
        } else if (path.startsWith(REPOSITORY_PATH + "/blobs/")) {
            refuse(exchange, 404, "BLOB_UNKNOWN", "blob unknown to registry");
        } else {
            refuse(exchange, 404, "NAME_UNKNOWN", "repository name not known to registry");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        var body = "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, message);
        send(exchange, status, JSON, utf8(body));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
