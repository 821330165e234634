package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.topic.RelayTopic;
import io.fairlead.events.topic.TopicNaming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Carries frames between the instances of this service: every instance consumes all, and the one that has the delegate
 * passes them on. Key = delegate, value = frame; no value means that the delegate was removed.
 */
@Component
class InstanceRelay {

    static final String REMOVED = "this delegate was removed";

    private static final String TOPIC = TopicNames.PREFIX + "delegate.wakeups.v1";

    private final KafkaTemplate<String, byte[]> kafka;
    private final LocalConnections connections;
    private final String topic;

    InstanceRelay(KafkaTemplate<String, byte[]> kafka, LocalConnections connections, TopicNaming naming) {
        this.kafka = kafka;
        this.connections = connections;
        this.topic = naming.topic(TOPIC);
    }

    void send(UUID delegateId, Frame.ToDelegate frame) {
        kafka.send(topic, delegateId.toString(), FrameCodec.write(frame).getBytes(StandardCharsets.UTF_8));
    }

    void disconnect(UUID delegateId) {
        kafka.send(topic, delegateId.toString(), null);
    }

    @KafkaListener(
            topics = TOPIC,
            groupId = "#{@topicNaming.group('delegate-service', 'wakeups.' + @instance.name())}",
            properties = "auto.offset.reset=latest")
    void on(ConsumerRecord<String, byte @Nullable []> wakeup) {
        connections.find(UUID.fromString(wakeup.key())).ifPresent(here -> {
            var frame = wakeup.value();
            if (frame == null) {
                here.close(REMOVED);
            } else {
                here.send(FrameCodec.readToDelegate(frame));
            }
        });
    }

    /** Worth nothing after a minute, so it is not kept. */
    @Configuration(proxyBeanMethods = false)
    static class RelayConfiguration {

        @Bean
        RelayTopic delegateWakeups() {
            return new RelayTopic(TOPIC, Duration.ofMinutes(10));
        }
    }
}
