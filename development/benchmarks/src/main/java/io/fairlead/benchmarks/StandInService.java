package io.fairlead.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Stands for a service: refuses a wrong token before it reads a body, keeps streams open, and answers everything else. */
final class StandInService extends Handler.Abstract {

    /** Longer than a web server lets a connection be idle. */
    static final int WAIT_SECONDS = 40;

    public static void main(String[] args) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        connector.setAcceptQueueSize(4096);
        server.addConnector(connector);
        server.setHandler(new StandInService());
        server.start();
        server.join();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if ("Bearer refused".equals(request.getHeaders().get("Authorization"))) {
            response.setStatus(401);
            response.write(true, bytes("{\"code\":\"TOKEN_NOT_VALID\"}"), callback);
        } else if (Request.getPathInContext(request).endsWith("/events")) {
            response.getHeaders().put("Content-Type", "text/event-stream");
            request.addIdleTimeoutListener(_ -> false);
            response.write(false, bytes("data: first\n\n"), Callback.NOOP);
        } else if (request.getHeaders().contains("Prefer")) {
            request.addIdleTimeoutListener(_ -> false);
            request.getComponents()
                    .getScheduler()
                    .schedule(() -> answer(response, callback), WAIT_SECONDS, TimeUnit.SECONDS);
        } else {
            answer(response, callback);
        }
        return true;
    }

    private static void answer(Response response, Callback callback) {
        response.getHeaders().put("Content-Type", "application/json");
        response.write(true, bytes("{\"items\": []}"), callback);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
