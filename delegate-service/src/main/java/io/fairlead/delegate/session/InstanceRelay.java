package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Carries frames between the instances of this service: every instance consumes all, and the one that has the delegate
 * passes them on. Key = delegate, value = frame; no value means that the delegate was removed.
 */
@Component
class InstanceRelay {

    static final String REMOVED = "this delegate was removed";

    private static final String TOPIC = "delegate.wakeups.v1";

    private final KafkaTemplate<String, byte[]> kafka;
    private final LocalConnections connections;

    InstanceRelay(KafkaTemplate<String, byte[]> kafka, LocalConnections connections) {
        this.kafka = kafka;
        this.connections = connections;
    }

    void send(UUID delegateId, Frame.ToDelegate frame) {
        kafka.send(TOPIC, delegateId.toString(), FrameCodec.write(frame).getBytes(StandardCharsets.UTF_8));
    }

    void disconnect(UUID delegateId) {
        kafka.send(TOPIC, delegateId.toString(), null);
    }

    @KafkaListener(
            topics = TOPIC,
            groupId = "delegate-wakeups-#{@instance.name()}",
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
    static class RelayTopic {

        @Bean
        NewTopic delegateWakeups() {
            return TopicBuilder.name(TOPIC)
                    .partitions(1)
                    .config("retention.ms", "600000")
                    .build();
        }
    }
}
