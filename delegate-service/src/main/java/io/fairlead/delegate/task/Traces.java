package io.fairlead.delegate.task;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the trace of a test with its task, across threads and restarts. */
@Component
class Traces {

    private static final String HEADER = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The current span as W3C {@code traceparent}. */
    @Nullable
    String current() {
        var span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-%s-%s-%s"
                .formatted(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    /** Does something as part of the given trace. */
    <T> T within(@Nullable String traceparent, String name, Supplier<T> action) {
        if (traceparent == null) {
            return action.get();
        }
        var span = propagator
                .extract(traceparent, (carrier, header) -> HEADER.equals(header) ? carrier : null)
                .name(name)
                .start();
        try (var _ = tracer.withSpan(span)) {
            return action.get();
        } finally {
            span.end();
        }
    }

    void within(@Nullable String traceparent, String name, Runnable action) {
        within(traceparent, name, () -> {
            action.run();
            return true;
        });
    }
}
