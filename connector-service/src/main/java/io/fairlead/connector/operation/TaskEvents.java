package io.fairlead.connector.operation;

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

/** Follows the work that delegates do for operations. */
@Component
class TaskEvents {

    private final OperationLedger ledger;
    private final Quotas quotas;
    private final Clock clock;

    TaskEvents(OperationLedger ledger, Quotas quotas, Clock clock) {
        this.ledger = ledger;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.TASK_EVENTS)
    void on(TaskEvent event) {
        var now = clock.instant();
        switch (event) {
            case OperationAssigned assigned ->
                ledger.move(assigned.operationId(), run -> run.assigned(assigned.delegate(), assigned.attempt(), now));
            case OperationProgressed progressed ->
                ledger.move(
                        progressed.operationId(),
                        run -> run.progressed(progressed.attempt(), progressed.progress(), now));
            case OperationFinished finished -> finish(finished);
            // Tests are test-service's
            case TaskAssigned _, TaskProgressed _, TaskCompleted _ -> {}
        }
    }

    private void finish(OperationFinished finished) {
        ledger.move(finished.operationId(), run -> run.finished(finished));
        var delegate = finished.delegate();
        if (delegate != null) {
            finished.report().remarks().forEach(remarks -> quotas.note(remarks, delegate, finished.completedAt()));
        }
    }
}
