package io.fairlead.delegate;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.kafka.annotation.KafkaListener;

/** Hears what this service publishes. */
class ReceivedEvents {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<Event, Actor> actors = new ConcurrentHashMap<>();

    @KafkaListener(
            topics = {TopicNames.TASK_INTERNAL, TopicNames.DELEGATE_EVENTS, TopicNames.DELEGATE_INTERNAL},
            groupId = "heard-events")
    void on(Event event) {
        Actor.current().ifPresent(actor -> actors.put(event, actor));
        events.add(event);
    }

    <E extends Event> List<E> all(Class<E> kind, Predicate<E> which) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .toList();
    }

    /** Whose request an event that was heard began with. */
    Optional<Actor> actorOf(Event event) {
        return Optional.ofNullable(actors.get(event));
    }

    <E extends Event> E await(Class<E> kind, Predicate<E> which) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all(kind, which), found -> !found.isEmpty())
                .getFirst();
    }
}
