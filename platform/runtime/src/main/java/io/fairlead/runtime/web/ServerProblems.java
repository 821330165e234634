package io.fairlead.runtime.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes what Jetty answers by itself, as a problem document without causes, stack traces or names of servlets. */
final class ServerProblems {

    private static final String PROBLEM_JSON = "application/problem+json";

    private ServerProblems() {}

    static void write(Request request, Response response, int status, @Nullable Throwable cause, Callback callback) {
        var problem = ServerProblem.of(status, cause);
        response.setStatus(problem.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, PROBLEM_JSON);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        if (problem.retryAfterSeconds() >= 0) {
            headers.put(HttpHeader.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
    }
}
