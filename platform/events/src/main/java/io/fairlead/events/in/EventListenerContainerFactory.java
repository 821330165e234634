package io.fairlead.events.in;

import io.fairlead.events.topic.TopicNaming;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.kafka.config.AbstractKafkaListenerEndpoint;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;

/** Makes the container of each listener, which gets the events that its methods take and no others. */
class EventListenerContainerFactory extends ConcurrentKafkaListenerContainerFactory<Object, Object>
        implements ObservationPredicate {

    private final ConsumerMetrics metrics;
    private final ConsumerLag lag;
    private final TopicNaming naming;
    private final Map<String, DropUnhandledTypes> filters = new ConcurrentHashMap<>();

    EventListenerContainerFactory(ConsumerMetrics metrics, ConsumerLag lag, TopicNaming naming) {
        this.metrics = metrics;
        this.lag = lag;
        this.naming = naming;
    }

    @Override
    public ConcurrentMessageListenerContainer<Object, Object> createListenerContainer(KafkaListenerEndpoint endpoint) {
        nameTopics(endpoint);
        var topics = List.copyOf(Objects.requireNonNullElse(endpoint.getTopics(), List.of()));
        metrics.register(topics);
        var filter = HandledTypes.of(endpoint).map(types -> new DropUnhandledTypes(types, metrics));
        filter.ifPresent(types -> setFilter(endpoint, types));
        var container = super.createListenerContainer(endpoint);
        // A group with a name of its own begins with what is new, so nothing waits for it.
        if (endpoint.getGroupId() == null) {
            lag.watch(String.valueOf(container.getGroupId()), topics);
        }
        filter.ifPresent(types -> filters.put(String.valueOf(container.getGroupId()), types));
        return container;
    }

    /** Annotations have the default prefix. */
    private void nameTopics(KafkaListenerEndpoint endpoint) {
        if (endpoint instanceof AbstractKafkaListenerEndpoint<?, ?> listener) {
            listener.setTopics(listener.getTopics().stream().map(naming::topic).toArray(String[]::new));
        }
    }

    @SuppressWarnings("unchecked") // keys and values are what this factory's consumers give
    private static void setFilter(KafkaListenerEndpoint endpoint, DropUnhandledTypes filter) {
        if (endpoint instanceof AbstractKafkaListenerEndpoint<?, ?> listener) {
            ((AbstractKafkaListenerEndpoint<Object, Object>) listener).setRecordFilterStrategy(filter);
        }
    }

    /** The container observes before it filters, so an event that is dropped is kept from being observed here. */
    @Override
    public boolean test(String name, Observation.Context context) {
        if (context instanceof KafkaRecordReceiverContext delivery) {
            var filter = filters.get(String.valueOf(delivery.getGroupId()));
            return filter == null || filter.handles(delivery.getRecord());
        }
        return true;
    }
}
