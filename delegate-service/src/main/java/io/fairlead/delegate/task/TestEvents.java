package io.fairlead.delegate.task;

import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestExpedited;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a task of each test that is requested, and drops the work of one that was given up. */
@Component
@KafkaListener(topics = TopicNames.TEST_INTERNAL, concurrency = "2")
class TestEvents {

    private final Tasks tasks;
    private final AssignTask assignTask;
    private final CancelTask cancelTask;
    private final TaskTracing tracing;

    TestEvents(Tasks tasks, AssignTask assignTask, CancelTask cancelTask, TaskTracing tracing) {
        this.tasks = tasks;
        this.assignTask = assignTask;
        this.cancelTask = cancelTask;
        this.tracing = tracing;
    }

    @KafkaHandler
    @Transactional
    void on(TestRequested requested) {
        tasks.saveIfNew(NewTask.of(requested), tracing.currentTraceparent()).ifPresent(assignTask::assignNew);
    }

    @KafkaHandler
    void on(TestCompleted completed) {
        if (completed.state() != FinalTestState.COMPLETED) {
            cancelTask.cancel(completed.testId(), "the test is " + completed.state());
        }
    }

    @KafkaHandler
    void on(TestExpedited expedited) {
        tasks.expedite(expedited.testId());
    }
}
