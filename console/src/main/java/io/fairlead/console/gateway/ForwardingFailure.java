package io.fairlead.console.gateway;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** Why a request got no answer of a service, and what the caller is told. */
enum ForwardingFailure {
    /** The caller's own request broke off, or is not valid HTTP. */
    CALLER,
    CALLER_TOO_SLOW,
    CALLER_TOO_LARGE,
    UNREACHABLE,
    SILENT,
    CONNECTION_LOST;

    static ForwardingFailure of(Throwable failure, ForwardedRequest request) {
        var callers = request.callerFailure();
        if (callers != null) {
            return ofBody(callers);
        }
        if (failure instanceof IllegalArgumentException) {
            // The client of the services cannot write such an address
            return CALLER;
        }
        if (failure instanceof SocketTimeoutException || failure instanceof TimeoutException) {
            return SILENT;
        }
        return failure instanceof ConnectException
                        || failure instanceof UnresolvedAddressException
                        || failure instanceof UnknownHostException
                        || failure instanceof NoRouteToHostException
                        || failure instanceof RejectedExecutionException
                ? UNREACHABLE
                : CONNECTION_LOST;
    }

    /** Why a body could not be read. */
    static ForwardingFailure ofBody(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return CALLER_TOO_SLOW;
            }
            if (cause instanceof HttpException http && http.getCode() == HttpStatus.PAYLOAD_TOO_LARGE_413) {
                return CALLER_TOO_LARGE;
            }
        }
        return CALLER;
    }

    boolean isConnectionLost() {
        return this == CONNECTION_LOST;
    }

    GatewayProblem problem(ForwardedRequest request) {
        return switch (this) {
            case CALLER -> GatewayProblem.BAD_REQUEST;
            case CALLER_TOO_SLOW -> GatewayProblem.REQUEST_TIMEOUT;
            case CALLER_TOO_LARGE -> GatewayProblem.CONTENT_TOO_LARGE;
            case UNREACHABLE -> GatewayProblem.SERVICE_UNAVAILABLE;
            case SILENT -> GatewayProblem.SERVICE_TIMEOUT;
            case CONNECTION_LOST ->
                request.wasSent() && !request.isIdempotent()
                        ? GatewayProblem.SERVICE_CONNECTION_LOST
                        : GatewayProblem.SERVICE_UNAVAILABLE;
        };
    }

    /** What the problem is about. */
    String about(ForwardedRequest request) {
        return this == CALLER
                ? "its address or body is not complete or not well-formed"
                : request.route().service();
    }
}
