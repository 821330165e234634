package io.fairlead.delegate;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.kafka.annotation.KafkaListener;

/** Hears what this service publishes. */
class HeardEvents {

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @KafkaListener(
            topics = {TopicNames.TASK_EVENTS, TopicNames.DELEGATE_EVENTS},
            groupId = "heard-events")
    void on(Event event) {
        events.add(event);
    }

    <E extends Event> List<E> all(Class<E> kind, Predicate<E> which) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .toList();
    }

    <E extends Event> E await(Class<E> kind, Predicate<E> which) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all(kind, which), found -> !found.isEmpty())
                .getFirst();
    }
}
