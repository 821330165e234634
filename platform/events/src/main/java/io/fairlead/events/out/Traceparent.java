package io.fairlead.events.out;

import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the current span as a W3C {@code traceparent}, so that it outlives the thread. */
class Traceparent implements Supplier<@Nullable String> {

    private final @Nullable Tracer tracer;

    Traceparent(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Of what {@link #get()} gave; one id is enough to find what belongs together. */
    static @Nullable String traceIdOf(@Nullable String traceparent) {
        var parts = traceparent == null ? new String[0] : traceparent.split("-", -1);
        return parts.length == 4 ? parts[1] : null;
    }

    @Override
    public @Nullable String get() {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        var flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-%s-%s-%s".formatted(context.traceId(), context.spanId(), flags);
    }
}
