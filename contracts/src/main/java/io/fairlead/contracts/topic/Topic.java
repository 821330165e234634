package io.fairlead.contracts.topic;

import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.operation.OperationEvent;
import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.task.TaskEvent;
import io.fairlead.contracts.testing.TestEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Kafka topics: who publishes what, and whether others can rebuild state from it. */
public enum Topic {
    CONNECTORS("connector", "connector-service", ConnectorEvent.class, true),
    SECRETS("secret", "secret-service", SecretEvent.class, true),
    TESTS("test", "test-service", TestEvent.class, false),
    DELEGATES("delegate", "delegate-service", DelegateEvent.class, true),
    TASKS("task", "delegate-service", TaskEvent.class, false),
    OPERATIONS("operation", "connector-service", OperationEvent.class, false);

    private final String entity;
    private final String publisher;
    private final Class<? extends Event> family;
    private final boolean keepsState;

    Topic(String entity, String publisher, Class<? extends Event> family, boolean keepsState) {
        this.entity = entity;
        this.publisher = publisher;
        this.family = family;
        this.keepsState = keepsState;
    }

    public static Topic of(Event event) {
        return of(event.getClass());
    }

    private static Topic of(Class<? extends Event> type) {
        return Arrays.stream(values())
                .filter(topic -> topic.family.isAssignableFrom(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic carries " + type));
    }

    /** The topic of all events but those of progress, kept for a while. */
    public String events() {
        return entity + ".events.v1";
    }

    /** The compacted topic with the last state of each aggregate, where one exists. */
    public Optional<String> state() {
        return keepsState ? Optional.of(entity + ".state.v1") : Optional.empty();
    }

    /** The topic with the events that only tell how far an aggregate has come, where there are such. */
    public Optional<String> progress() {
        return eventTypes().stream().anyMatch(type -> annotationOf(type).progress())
                ? Optional.of(entity + ".progress.v1")
                : Optional.empty();
    }

    /** All of them. */
    public List<String> names() {
        return Stream.of(Optional.of(events()), progress(), state())
                .flatMap(Optional::stream)
                .toList();
    }

    /** The topic that carries an event, beside the compacted one. */
    public static String nameFor(Class<? extends Event> type) {
        var topic = of(type);
        return annotationOf(type).progress() ? topic.progress().orElseThrow() : topic.events();
    }

    public String publisher() {
        return publisher;
    }

    public List<Class<? extends Event>> eventTypes() {
        var types = new ArrayList<Class<? extends Event>>();
        for (var type : family.getPermittedSubclasses()) {
            if (type.isRecord()) {
                types.add(type.asSubclass(Event.class));
            }
        }
        return types;
    }

    /** The record that a {@code ce_type} names; empty when a newer publisher says something this build cannot know. */
    public static Optional<Class<? extends Event>> eventType(String ceType) {
        return Optional.ofNullable(EventTypes.BY_NAME.get(ceType));
    }

    public static EventType annotationOf(Class<? extends Event> type) {
        return type.getAnnotation(EventType.class);
    }

    /** Looked up for each record that arrives. */
    private static final class EventTypes {

        private static final Map<String, Class<? extends Event>> BY_NAME = Arrays.stream(values())
                .flatMap(topic -> topic.eventTypes().stream())
                .collect(Collectors.toUnmodifiableMap(type -> annotationOf(type).value(), Function.identity()));
    }
}
