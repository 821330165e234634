package io.fairlead.runtime.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457) of the server itself, where no controller is reached. Its sentences are its own: Jetty's
 * may name classes or repeat the request.
 */
record ServerProblem(int status, String code, String detail, int retryAfterSeconds) {

    static ServerProblem of(int status, @Nullable Throwable cause) {
        for (var next = cause; next != null; next = next.getCause()) {
            if (next instanceof BodyRefused refused) {
                return new ServerProblem(
                        refused.getCode(),
                        refused.problemCode(),
                        String.valueOf(refused.getReason()),
                        refused.retryAfterSeconds());
            }
            if (next instanceof HttpException http && status >= 500) {
                return of(http.getCode(), null);
            }
        }
        var known = HttpStatus.getCode(status);
        var code = known == null
                ? "HTTP_" + status
                : known.name().replace("PAYLOAD_TOO_LARGE", "CONTENT_TOO_LARGE").replace("SERVER_ERROR", "ERROR");
        return new ServerProblem(status, code.toUpperCase(Locale.ROOT), sentence(status), status == 503 ? 2 : -1);
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request is not valid HTTP, or its path, query or form cannot be read.";
            case 404 -> "There is nothing at this path. Check its spelling.";
            case 405 -> "This path does not take that method.";
            case 408 -> "The request came too slowly.";
            case 414 -> "The request's path and query are too long.";
            case 415 -> "The body has the wrong Content-Type.";
            case 431 -> "The request's headers are too long.";
            case 503 -> "The service cannot answer now. Try again in a moment.";
            default ->
                status >= 500
                        ? "Something went wrong here. The log has the cause."
                        : "The request was refused: %s.".formatted(HttpStatus.getMessage(status));
        };
    }

    byte[] body() {
        return """
                {"type":"urn:fairlead:problem:%s","title":"%s","status":%d,"detail":"%s","code":"%s"}""".formatted(code.toLowerCase(Locale.ROOT), HttpStatus.getMessage(status), status, detail, code)
                .getBytes(StandardCharsets.UTF_8);
    }
}
