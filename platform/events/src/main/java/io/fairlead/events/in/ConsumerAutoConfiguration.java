package io.fairlead.events.in;

import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;

import io.fairlead.events.topic.TopicConfiguration;
import io.fairlead.events.topic.TopicNaming;
import io.fairlead.runtime.database.DatabaseFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.util.backoff.ExponentialBackOff;

/** Prepares every {@code @KafkaListener} of a service to consume events. */
@AutoConfiguration(beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@Import(TopicConfiguration.class)
class ConsumerAutoConfiguration {

    private static final int MAX_ATTEMPTS = 5;

    @Bean
    RecordMessageConverter eventConverter() {
        return new EventConverter();
    }

    @Bean
    ConsumerMetrics consumerMetrics(MeterRegistry metrics) {
        return new ConsumerMetrics(metrics);
    }

    @Bean
    ConsumerLag consumerLag(KafkaAdmin admin, Clock clock, MeterRegistry metrics) {
        return new ConsumerLag(admin, clock, metrics);
    }

    @Bean
    EventListenerContainerFactory kafkaListenerContainerFactory(
            ConcurrentKafkaListenerContainerFactoryConfigurer configurer,
            ConsumerFactory<Object, Object> consumers,
            ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> customizer,
            ConsumerMetrics metrics,
            ConsumerLag lag,
            TopicNaming naming) {
        var factory = new EventListenerContainerFactory(metrics, lag, naming);
        configurer.configure(factory, consumers);
        factory.setContainerCustomizer(customizer);
        return factory;
    }

    @Bean
    RestoreActor restoreActor() {
        return new RestoreActor();
    }

    @Bean
    DefaultErrorHandler errorHandler(KafkaTemplate<?, ?> kafka, ConsumerMetrics metrics, TopicNaming naming) {
        var handler = new DefaultErrorHandler(new DeadLetterPublisher(kafka, metrics, naming), backOff(MAX_ATTEMPTS));
        handler.addNotRetryableExceptions(UnreadableEvent.class);
        // What the database cannot do now is nobody's fault: wait for it rather than set good events aside.
        handler.setBackOffFunction((_, failure) -> DatabaseFailure.isPassing(failure) ? backOff(Long.MAX_VALUE) : null);
        // Tried again from memory: a seek would wait for the fetch that the broker holds meanwhile.
        handler.setSeekAfterError(false);
        return handler;
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer closeAtOnce() {
        return new DefaultKafkaConsumerFactoryCustomizer() {
            @Override
            @SuppressWarnings("unchecked") // it wraps consumers of whatever type
            public void customize(DefaultKafkaConsumerFactory<?, ?> factory) {
                ((DefaultKafkaConsumerFactory<Object, Object>) factory).addPostProcessor(new CloseAtOnce());
            }
        };
    }

    /**
     * Each listener is a group of its own, so that one that joins does not halt the others; an instance that comes back
     * under its old name gets its partitions at once. Polling holds a monitor, so listeners keep platform threads.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> consumerGroups(
            @Value("${spring.application.name}") String service,
            @Value("${fairlead.instance:}") String instance,
            TopicNaming naming) {
        return container -> {
            var properties = container.getContainerProperties();
            if (properties.getGroupId() == null) {
                properties.setGroupId(naming.group(service, Objects.requireNonNull(properties.getTopics())[0]));
                if (!instance.isBlank()) {
                    properties.getKafkaConsumerProperties().setProperty(GROUP_INSTANCE_ID_CONFIG, instance);
                }
            }
            // A commit that gets lost only makes events come again, so nobody has to wait for it.
            properties.setSyncCommits(false);
            properties.setListenerTaskExecutor(new SimpleAsyncTaskExecutor(properties.getGroupId() + "-"));
        };
    }

    private static ExponentialBackOff backOff(long maxAttempts) {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(5_000);
        backOff.setMaxAttempts(maxAttempts);
        return backOff;
    }
}
