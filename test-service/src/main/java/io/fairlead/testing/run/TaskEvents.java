package io.fairlead.testing.run;

import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.TestTaskProgressed;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Clock;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows the work that delegates do for a run. */
@Component
@KafkaListener(topics = TopicNames.TASK_INTERNAL)
class TaskEvents {

    private final RunLifecycle lifecycle;
    private final Clock clock;

    TaskEvents(RunLifecycle lifecycle, Clock clock) {
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    @KafkaHandler
    void on(TestTaskAssigned assigned) {
        var now = clock.instant();
        lifecycle.transition(assigned.testId(), run -> run.assigned(assigned.delegate(), assigned.attempt(), now));
    }

    @KafkaHandler
    void on(TestTaskProgressed progressed) {
        var now = clock.instant();
        lifecycle.transition(progressed.testId(), run -> run.progressed(progressed.attempt(), progressed.steps(), now));
    }

    @KafkaHandler
    void on(TestTaskCompleted completed) {
        var now = clock.instant();
        lifecycle.transition(completed.testId(), run -> run.completed(completed, now));
    }
}
