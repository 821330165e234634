package io.fairlead.delegate.task;

import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestStarted;
import io.fairlead.contracts.testing.TestEvent.TestStepFinished;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a task of each test that is requested, and drops the work of one that was given up. */
@Component
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

    @KafkaListener(topics = TopicNames.TEST_EVENTS, concurrency = "2")
    @Transactional
    void on(TestEvent event) {
        switch (event) {
            case TestRequested requested ->
                tasks.saveIfNew(NewTask.of(requested), tracing.currentTraceparent())
                        .ifPresent(assignTask::assignNew);
            case TestCompleted completed -> {
                if (completed.state() != FinalTestState.COMPLETED) {
                    cancelTask.cancel(completed.testId(), "the test is " + completed.state());
                }
            }
            case TestStarted _ -> {}
            case TestStepFinished _ -> {}
        }
    }
}
