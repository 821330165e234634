package io.fairlead.contracts.topic;

import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.event.EventType.Audience;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Kafka topics: who publishes what, and whether others can rebuild state from it. */
public enum Topic {
    CONNECTORS("connector", "connector-service", ConnectorEvent.class),
    SECRETS("secret", "secret-service", SecretEvent.class),
    TESTS("test", "test-service", TestEvent.class),
    DELEGATES("delegate", "delegate-service", DelegateEvent.class),
    TASKS("task", "delegate-service", TaskEvent.class),
    OPERATIONS("operation", "connector-service", OperationEvent.class);

    private final String entity;
    private final String publisher;
    private final Class<? extends Event> family;

    Topic(String entity, String publisher, Class<? extends Event> family) {
        this.entity = entity;
        this.publisher = publisher;
        this.family = family;
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

    /** The topic of public events, kept for a while. */
    public Optional<String> events() {
        return where(type -> type.audience() == Audience.PUBLIC, TopicNames.PUBLIC + entity + ".events.v1");
    }

    /** The topic of what only Fairlead's own services consume, in order with the public events that are on it too. */
    public Optional<String> internal() {
        return where(
                type -> (type.audience() == Audience.INTERNAL && !type.progress()) || type.ordered(),
                TopicNames.PREFIX + entity + ".internal.v1");
    }

    /** The compacted topic with the last state of each aggregate, where one exists; public where all that it carries is. */
    public Optional<String> state() {
        var internal = annotations().anyMatch(type -> type.state() && type.audience() == Audience.INTERNAL);
        return where(EventType::state, (internal ? TopicNames.PREFIX : TopicNames.PUBLIC) + entity + ".state.v1");
    }

    /** The compacted topic with the last status of each aggregate, where one exists. */
    public Optional<String> status() {
        return where(EventType::status, TopicNames.PUBLIC + entity + ".status.v1");
    }

    /** The topic with the events that only tell how far an aggregate has come, where there are such. */
    public Optional<String> progress() {
        return where(EventType::progress, TopicNames.PREFIX + entity + ".progress.v1");
    }

    private Optional<String> where(Predicate<EventType> some, String name) {
        return annotations().anyMatch(some) ? Optional.of(name) : Optional.empty();
    }

    private Stream<EventType> annotations() {
        return eventTypes().stream().map(Topic::annotationOf);
    }

    /** Those that keep events for a while. */
    public List<String> streams() {
        return present(events(), internal(), progress());
    }

    /** Those that keep the last record of each aggregate. */
    public List<String> compacted() {
        return present(state(), status());
    }

    /** All of them. */
    public List<String> names() {
        return Stream.concat(streams().stream(), compacted().stream()).toList();
    }

    @SafeVarargs
    private static List<String> present(Optional<String>... names) {
        return Stream.of(names).flatMap(Optional::stream).toList();
    }

    /** The topic on which an event is in order among those of its aggregate. */
    public static String nameFor(Class<? extends Event> type) {
        return streamsOf(type).getFirst();
    }

    /** The topics that carry an event, beside compacted ones; the one that keeps its order comes first. */
    public static List<String> streamsOf(Class<? extends Event> type) {
        var topic = of(type);
        var annotation = annotationOf(type);
        if (annotation.progress()) {
            return present(topic.progress());
        }
        if (annotation.audience() == Audience.INTERNAL) {
            return present(topic.internal());
        }
        return annotation.ordered() ? present(topic.internal(), topic.events()) : present(topic.events());
    }

    /** The compacted topics that carry an event, which is a tombstone there if its aggregate ends with it. */
    public static List<String> compactedOf(Class<? extends Event> type) {
        var topic = of(type);
        var annotation = annotationOf(type);
        if (annotation.ends()) {
            return topic.compacted();
        }
        return Stream.of(
                        annotation.state() ? topic.state() : Optional.<String>empty(),
                        annotation.status() ? topic.status() : Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList();
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
