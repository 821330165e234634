package io.fairlead.console.gateway;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The observation of one request at the front door, under the name and with the tags of all requests to a server. */
record ForwardingTrace(Observation observation, Propagator propagator) {

    /** The one to search for in the logs of all programs; empty when nothing is traced. */
    String id() {
        var context = context();
        return context == null ? "" : context.traceId();
    }

    /** What the service does belongs to the same trace. */
    void propagate(org.eclipse.jetty.client.Request request) {
        var context = context();
        if (context != null) {
            propagator.inject(
                    context,
                    request,
                    (carrier, name, value) ->
                            Objects.requireNonNull(carrier).headers(headers -> headers.put(name, value)));
        }
    }

    void stop(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        observation
                .lowCardinalityKeyValue("method", request.getMethod())
                .lowCardinalityKeyValue("status", Integer.toString(status))
                .lowCardinalityKeyValue("outcome", outcome(status))
                .lowCardinalityKeyValue(
                        "exception",
                        failure == null ? "none" : failure.getClass().getSimpleName())
                .stop();
    }

    private static String outcome(int status) {
        return HttpStatus.isServerError(status)
                ? "SERVER_ERROR"
                : HttpStatus.isClientError(status)
                        ? "CLIENT_ERROR"
                        : HttpStatus.isRedirection(status) ? "REDIRECTION" : "SUCCESS";
    }

    private @Nullable TraceContext context() {
        TracingContext tracing = observation.getContextView() instanceof Observation.Context context
                ? context.get(TracingContext.class)
                : null;
        var span = tracing == null ? null : tracing.getSpan();
        return span == null ? null : span.context();
    }
}
