package io.fairlead.console.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Stands for a service, with the web server that all of them have: refuses a wrong token before it reads a body, streams events,
 * waits when it is asked to, and tells of everything else what it got. Also a program of its own, to be stopped or killed.
 */
final class StandInService extends Handler.Abstract implements AutoCloseable {

    private static final Pattern WAIT = Pattern.compile("wait=([0-9]+)");

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Response, Callback> streams = new ConcurrentHashMap<>();

    StandInService(int port) {
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(4096);
        server.addConnector(connector);
        server.setHandler(this);
        startAgain();
    }

    public static void main(String[] args) throws InterruptedException {
        var service = new StandInService(Integer.parseInt(args[0]));
        service.server.join();
    }

    String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    int streams() {
        return streams.size();
    }

    void startAgain() {
        try {
            server.start();
            connector.setPort(connector.getLocalPort());
        } catch (Exception e) {
            throw new IllegalStateException("start the stand-in", e);
        }
    }

    /** To all who listen. */
    void sendEvent(String data) {
        streams.forEach((stream, callback) ->
                stream.write(false, bytes("data: " + data + "\n\n"), Callback.from(() -> {}, callback::failed)));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        requests.incrementAndGet();
        var authorization = String.valueOf(request.getHeaders().get("Authorization"));
        var wait = WAIT.matcher(String.valueOf(request.getHeaders().get("Prefer")));
        if (authorization.equals("Bearer refused")) {
            response.setStatus(401);
            answer(response, callback, "application/problem+json", "{\"code\":\"TOKEN_NOT_VALID\"}");
        } else if (Request.getPathInContext(request).endsWith("/events")) {
            response.getHeaders().put("Content-Type", "text/event-stream");
            streams.put(response, callback);
            Request.addCompletionListener(request, _ -> streams.remove(response));
            request.addIdleTimeoutListener(_ -> false);
            response.write(false, bytes("data: first\n\n"), Callback.NOOP);
        } else if (wait.find()) {
            request.addIdleTimeoutListener(_ -> false);
            var seconds = Long.parseLong(wait.group(1));
            server.getScheduler().schedule(() -> describe(request, response, callback), seconds, TimeUnit.SECONDS);
        } else {
            describe(request, response, callback);
        }
        return true;
    }

    private static void describe(Request request, Response response, Callback callback) {
        var content = new CompletableFuture<byte[]>();
        Content.Source.asByteArrayAsync(request, 2 * 1024 * 1024, Promise.Invocable.toPromise(content));
        content.whenComplete((body, failure) -> {
            if (failure != null) {
                callback.failed(failure);
                return;
            }
            var headers = new StringBuilder();
            request.getHeaders().forEach(field -> headers.append(field).append('\n'));
            answer(
                    response,
                    callback,
                    "text/plain",
                    "%s %s%n%s%n%d bytes"
                            .formatted(
                                    request.getMethod(),
                                    Objects.requireNonNull(request.getHttpURI().getPathQuery()),
                                    headers,
                                    body.length));
        });
    }

    private static void answer(Response response, Callback callback, String type, String body) {
        response.getHeaders().put("Content-Type", type);
        response.write(true, bytes(body), callback);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Breaks every connection, as a killed process does. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("stop the stand-in", e);
        }
    }
}
