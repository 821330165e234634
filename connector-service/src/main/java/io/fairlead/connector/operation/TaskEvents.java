package io.fairlead.connector.operation;

import io.fairlead.contracts.task.TaskEvent;
import io.fairlead.contracts.task.TaskEvent.OperationTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.OperationTaskProgressed;
import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.TestTaskProgressed;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Clock;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows the work that delegates do for operations. */
@Component
class TaskEvents {

    private final OperationLifecycle lifecycle;
    private final RegistryQuotas quotas;
    private final Clock clock;

    TaskEvents(OperationLifecycle lifecycle, RegistryQuotas quotas, Clock clock) {
        this.lifecycle = lifecycle;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.TASK_EVENTS)
    void on(TaskEvent event) {
        var now = clock.instant();
        switch (event) {
            case OperationTaskAssigned assigned ->
                lifecycle.transition(
                        assigned.operationId(), run -> run.assigned(assigned.delegate(), assigned.attempt(), now));
            case OperationTaskProgressed progressed ->
                lifecycle.transition(
                        progressed.operationId(),
                        run -> run.progressed(progressed.attempt(), progressed.progress(), now));
            case OperationTaskCompleted finished -> finish(finished);
            // Tests are test-service's
            case TestTaskAssigned _, TestTaskProgressed _, TestTaskCompleted _ -> {}
        }
    }

    private void finish(OperationTaskCompleted finished) {
        lifecycle.transition(finished.operationId(), run -> run.finished(finished));
        var delegate = finished.delegate();
        if (delegate != null) {
            finished.report().remarks().forEach(remarks -> quotas.save(remarks, delegate, finished.completedAt()));
        }
    }
}
