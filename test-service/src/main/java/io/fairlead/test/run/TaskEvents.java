package io.fairlead.test.run;

import io.fairlead.contracts.delegate.TaskEvent;
import io.fairlead.contracts.delegate.TaskEvent.OperationAssigned;
import io.fairlead.contracts.delegate.TaskEvent.OperationFinished;
import io.fairlead.contracts.delegate.TaskEvent.OperationProgressed;
import io.fairlead.contracts.delegate.TaskEvent.TaskAssigned;
import io.fairlead.contracts.delegate.TaskEvent.TaskCompleted;
import io.fairlead.contracts.delegate.TaskEvent.TaskProgressed;
import io.fairlead.contracts.event.TopicNames;
import java.time.Clock;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows the work that delegates do for a run. */
@Component
class TaskEvents {

    private final RunLedger ledger;
    private final Clock clock;

    TaskEvents(RunLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.TASK_EVENTS)
    void on(TaskEvent event) {
        var now = clock.instant();
        switch (event) {
            case TaskAssigned assigned ->
                ledger.move(assigned.testId(), run -> run.assigned(assigned.delegate(), assigned.attempt(), now));
            case TaskProgressed progressed ->
                ledger.move(progressed.testId(), run -> run.progressed(progressed.attempt(), progressed.steps(), now));
            case TaskCompleted completed -> ledger.move(completed.testId(), run -> run.completed(completed, now));
            // Work that is no test
            case OperationAssigned _, OperationProgressed _, OperationFinished _ -> {}
        }
    }
}
