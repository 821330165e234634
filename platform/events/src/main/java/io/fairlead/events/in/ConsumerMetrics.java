package io.fairlead.events.in;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** Counts, per topic and from the first moment on, what is not handled. */
class ConsumerMetrics {

    private final MeterRegistry metrics;

    ConsumerMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** An alarm on a counter that does not exist before the first time would miss the first time. */
    void register(Collection<String> topics) {
        for (var topic : topics) {
            deadLetters(topic);
            skipped(topic);
            unhandled(topic);
        }
    }

    Counter deadLetters(String topic) {
        return counter("fairlead.dead.letters", "Events that could not be handled and were set aside", topic);
    }

    Counter skipped(String topic) {
        return counter("fairlead.intake.skipped", "Events of a type that only a newer publisher knows", topic);
    }

    Counter unhandled(String topic) {
        return counter("fairlead.intake.unhandled", "Events of a type that the listener does not handle", topic);
    }

    private Counter counter(String name, String description, String topic) {
        return Counter.builder(name)
                .description(description)
                .tag("topic", topic)
                .register(metrics);
    }
}
