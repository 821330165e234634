package io.fairlead.delegate.task;

import io.fairlead.contracts.operation.OperationEvent;
import io.fairlead.contracts.operation.OperationEvent.FinalOperationState;
import io.fairlead.contracts.operation.OperationEvent.OperationCompleted;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a task of each operation that is requested, and drops the work of one that was given up. */
@Component
class OperationEvents {

    private final Tasks tasks;
    private final PlaceTask placement;
    private final DropTask drop;
    private final Traces traces;

    OperationEvents(Tasks tasks, PlaceTask placement, DropTask drop, Traces traces) {
        this.tasks = tasks;
        this.placement = placement;
        this.drop = drop;
        this.traces = traces;
    }

    @KafkaListener(topics = TopicNames.OPERATION_EVENTS, concurrency = "2")
    @Transactional
    void on(OperationEvent event) {
        switch (event) {
            case OperationRequested requested ->
                tasks.add(NewTask.of(requested), traces.current()).ifPresent(task -> placement.place(task, false));
            case OperationCompleted completed -> {
                if (completed.state() != FinalOperationState.COMPLETED) {
                    drop.of(completed.operationId(), "the operation is " + completed.state());
                }
            }
        }
    }
}
