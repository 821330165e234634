package io.fairlead.delegate.task;

import io.fairlead.contracts.actor.Actor;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps with a task what it began with, a trace and somebody's request, across threads and restarts. */
@Component
class TaskTracing {

    private static final String HEADER = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    TaskTracing(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The current span as W3C {@code traceparent}. */
    @Nullable
    String currentTraceparent() {
        var span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-%s-%s-%s"
                .formatted(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    /** Does something for a task: as part of its trace, and on behalf of whose request led to it. */
    <T> T within(Task task, String name, Supplier<T> action) {
        var actor = Actor.parse(task.actor()).orElse(null);
        return traced(task.traceparent(), name, () -> Actor.onBehalfOf(actor, action));
    }

    void within(Task task, String name, Runnable action) {
        within(task, name, () -> {
            action.run();
            return true;
        });
    }

    private <T> T traced(@Nullable String traceparent, String name, Supplier<T> action) {
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
}
