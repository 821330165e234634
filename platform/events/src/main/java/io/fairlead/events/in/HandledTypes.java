package io.fairlead.events.in;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.config.MethodKafkaListenerEndpoint;
import org.springframework.kafka.config.MultiMethodKafkaListenerEndpoint;

/** The types of events that a listener's methods take, by their names on the wire. */
final class HandledTypes {

    private HandledTypes() {}

    /** Empty where a method takes records as they come. */
    static Optional<Set<String>> of(KafkaListenerEndpoint endpoint) {
        var types = new HashSet<String>();
        for (var method : methods(endpoint)) {
            var events = Arrays.stream(method.getParameterTypes())
                    .filter(Event.class::isAssignableFrom)
                    .flatMap(HandledTypes::records)
                    .map(event -> Topic.annotationOf(event).value())
                    .toList();
            if (events.isEmpty()) {
                return Optional.empty();
            }
            types.addAll(events);
        }
        return types.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(types));
    }

    private static List<Method> methods(KafkaListenerEndpoint endpoint) {
        return switch (endpoint) {
            case MultiMethodKafkaListenerEndpoint<?, ?> handlers -> handlers.getMethods();
            case MethodKafkaListenerEndpoint<?, ?> handler -> List.of(handler.getMethod());
            default -> List.of();
        };
    }

    /** A record is itself, a family all its records, and {@link Event} all there are. */
    private static Stream<Class<? extends Event>> records(Class<?> type) {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.eventTypes().stream())
                .filter(type::isAssignableFrom);
    }
}
