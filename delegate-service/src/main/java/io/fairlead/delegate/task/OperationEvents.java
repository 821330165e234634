package io.fairlead.delegate.task;

import io.fairlead.contracts.operation.OperationEvent.FinalOperationState;
import io.fairlead.contracts.operation.OperationEvent.OperationCompleted;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a task of each operation that is requested, and drops the work of one that was given up. */
@Component
@KafkaListener(topics = TopicNames.OPERATION_INTERNAL, concurrency = "2")
class OperationEvents {

    private final Tasks tasks;
    private final AssignTask assignTask;
    private final CancelTask cancelTask;
    private final TaskTracing tracing;

    OperationEvents(Tasks tasks, AssignTask assignTask, CancelTask cancelTask, TaskTracing tracing) {
        this.tasks = tasks;
        this.assignTask = assignTask;
        this.cancelTask = cancelTask;
        this.tracing = tracing;
    }

    @KafkaHandler
    @Transactional
    void on(OperationRequested requested) {
        tasks.saveIfNew(NewTask.of(requested), tracing.currentTraceparent()).ifPresent(assignTask::assignNew);
    }

    @KafkaHandler
    void on(OperationCompleted completed) {
        if (completed.state() != FinalOperationState.COMPLETED) {
            cancelTask.cancel(completed.operationId(), "the operation is " + completed.state());
        }
    }
}
