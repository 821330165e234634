package io.fairlead.connector.operation;

import io.fairlead.contracts.task.TaskEvent.OperationTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.OperationTaskProgressed;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Clock;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows the work that delegates do for operations. */
@Component
@KafkaListener(topics = TopicNames.TASK_INTERNAL)
class TaskEvents {

    private final OperationLifecycle lifecycle;
    private final RegistryQuotas quotas;
    private final Clock clock;

    TaskEvents(OperationLifecycle lifecycle, RegistryQuotas quotas, Clock clock) {
        this.lifecycle = lifecycle;
        this.quotas = quotas;
        this.clock = clock;
    }

    @KafkaHandler
    void on(OperationTaskAssigned assigned) {
        var now = clock.instant();
        lifecycle.transition(assigned.operationId(), run -> run.assigned(assigned.delegate(), assigned.attempt(), now));
    }

    @KafkaHandler
    void on(OperationTaskProgressed progressed) {
        var now = clock.instant();
        lifecycle.transition(
                progressed.operationId(), run -> run.progressed(progressed.attempt(), progressed.progress(), now));
    }

    @KafkaHandler
    @Transactional
    void on(OperationTaskCompleted finished) {
        lifecycle.transition(finished.operationId(), run -> run.finished(finished));
        var delegate = finished.delegate();
        if (delegate != null) {
            finished.report().remarks().forEach(remarks -> quotas.save(remarks, delegate, finished.completedAt()));
        }
    }
}
