package io.fairlead.connector.operation;

import io.fairlead.contracts.operation.OperationEvent.OperationCompleted;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.http.stream.ResourceStreams;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wakes whoever waits for an operation or watches it: at once when it moved here, over Kafka when it ended elsewhere. */
@Component
class WakeWatchers {

    private final PendingOperations pending;
    private final ResourceStreams streams;

    WakeWatchers(PendingOperations pending, ResourceStreams streams) {
        this.pending = pending;
        this.streams = streams;
    }

    @TransactionalEventListener
    void on(OperationChanged changed) {
        pending.complete(changed.run());
        streams.wake(changed.run().id());
    }

    /** Each instance consumes all of them, so its group is its own, and starts at the end. */
    @KafkaListener(
            topics = TopicNames.OPERATION_EVENTS,
            groupId = "#{@topicNaming.group('connector-service', 'wake.' + T(java.util.UUID).randomUUID().toString())}",
            properties = "auto.offset.reset=latest")
    void on(OperationCompleted completed) {
        pending.check(completed.operationId());
        streams.wake(completed.operationId());
    }
}
