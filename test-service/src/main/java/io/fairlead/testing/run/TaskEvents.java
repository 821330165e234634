package io.fairlead.testing.run;

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

/** Follows the work that delegates do for a run. */
@Component
class TaskEvents {

    private final RunLifecycle lifecycle;
    private final Clock clock;

    TaskEvents(RunLifecycle lifecycle, Clock clock) {
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.TASK_EVENTS)
    void on(TaskEvent event) {
        var now = clock.instant();
        switch (event) {
            case TestTaskAssigned assigned ->
                lifecycle.transition(
                        assigned.testId(), run -> run.assigned(assigned.delegate(), assigned.attempt(), now));
            case TestTaskProgressed progressed ->
                lifecycle.transition(
                        progressed.testId(), run -> run.progressed(progressed.attempt(), progressed.steps(), now));
            case TestTaskCompleted completed ->
                lifecycle.transition(completed.testId(), run -> run.completed(completed, now));
            // Work that is no test
            case OperationTaskAssigned _, OperationTaskProgressed _, OperationTaskCompleted _ -> {}
        }
    }
}
