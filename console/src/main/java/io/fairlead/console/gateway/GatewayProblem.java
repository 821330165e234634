package io.fairlead.console.gateway;

import org.eclipse.jetty.http.HttpStatus;

/** What the front door itself answers: codes that programs branch on, and what the caller can do. */
enum GatewayProblem {
    TOKEN_MISSING(HttpStatus.UNAUTHORIZED_401, -1, "Send a token: Authorization: Bearer ..."),
    NOT_FOUND(HttpStatus.NOT_FOUND_404, -1, "There is nothing at this path. Check its spelling."),
    BAD_REQUEST(HttpStatus.BAD_REQUEST_400, -1, "The request is not valid HTTP: %s. Correct it."),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT_408, -1, "The body did not arrive in time. Send the request again."),
    CONTENT_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE_413, -1, "The body is too large. Send less."),

    TOO_MANY_STREAMS(
            HttpStatus.TOO_MANY_REQUESTS_429,
            5,
            "You have %s event streams open, which is the limit. Close one first."),
    TOO_MANY_WAITS(
            HttpStatus.TOO_MANY_REQUESTS_429,
            5,
            "You have %s requests that wait for a result, which is the limit. Send Prefer: wait=0, or wait for one of them."),
    TOO_MANY_OPEN_REQUESTS(
            HttpStatus.SERVICE_UNAVAILABLE_503,
            5,
            "As many %s are open as there is room for. Try again in a moment, or ask without waiting."),

    /** Nothing was sent, or it can be sent again without harm. */
    SERVICE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE_503, 2, "%s does not answer at the moment. Try again in a moment."),

    /** The caller cannot know whether it was carried out. */
    SERVICE_CONNECTION_LOST(
            HttpStatus.BAD_GATEWAY_502,
            2,
            "The connection to %s broke after the request was sent. Look whether it was carried out before you repeat it."),

    SERVICE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT_504, 2, "%s did not answer in time. Try again in a moment.");

    private final int status;
    private final int retryAfterSeconds;
    private final String detail;

    GatewayProblem(int status, int retryAfterSeconds, String detail) {
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    /** Negative: there is none. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** @param about the service, or what is wrong */
    String detail(String about) {
        return detail.formatted(about);
    }
}
