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
    private final PlaceTask placement;
    private final DropTask drop;
    private final Traces traces;

    TestEvents(Tasks tasks, PlaceTask placement, DropTask drop, Traces traces) {
        this.tasks = tasks;
        this.placement = placement;
        this.drop = drop;
        this.traces = traces;
    }

    @KafkaListener(topics = TopicNames.TEST_EVENTS, concurrency = "2")
    @Transactional
    void on(TestEvent event) {
        switch (event) {
            case TestRequested requested ->
                tasks.add(NewTask.of(requested), traces.current()).ifPresent(task -> placement.place(task, false));
            case TestCompleted completed -> {
                if (completed.state() != FinalTestState.COMPLETED) {
                    drop.of(completed.testId(), "the test is " + completed.state());
                }
            }
            case TestStarted _ -> {}
            case TestStepFinished _ -> {}
        }
    }
}
