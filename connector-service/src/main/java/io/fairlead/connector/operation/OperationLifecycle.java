package io.fairlead.connector.operation;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins operations and moves them forward; each move is stored, and told where others need it, in one transaction. */
@Component
@Transactional
class OperationLifecycle {

    private final OperationRuns runs;
    private final OperationQueue queue;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OperationLifecycle(
            OperationRuns runs,
            OperationQueue queue,
            Outbox outbox,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.queue = queue;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    OperationRun request(
            UUID id,
            OperationConnector subject,
            RegistryConnection connection,
            Operation operation,
            Duration timeLimit) {
        var run = queue.insert(id, subject, operation, timeLimit);
        outbox.publish(run.requested(connection));
        audit.record(change("operation.requested", run));
        return run;
    }

    OperationRun cancel(UUID id, Scope scope) {
        var run = runs.findLockedById(id)
                .filter(found -> found.subject().connector().scope().equals(scope))
                .orElseThrow(() -> OperationNotFound.of(id, scope));
        var cancelled = run.cancelled(clock.instant()).map(this::save).orElseThrow(() -> OperationEnded.of(run));
        audit.record(change("operation.cancelled", cancelled));
        return cancelled;
    }

    @Transactional(readOnly = true)
    OperationRun require(UUID id, Scope scope) {
        return runs.findById(id)
                .filter(run -> run.subject().connector().scope().equals(scope))
                .orElseThrow(() -> OperationNotFound.of(id, scope));
    }

    /** Does nothing for an operation that is not kept any more, or that the transition leaves as it is. */
    void transition(UUID id, Function<OperationRun, Optional<OperationRun>> transition) {
        runs.findLockedById(id).flatMap(transition).ifPresent(this::save);
    }

    int expireOverdue(int limit) {
        var overdue = queue.lockOverdue(limit);
        overdue.forEach(run -> run.expired(clock.instant()).ifPresent(this::save));
        return overdue.size();
    }

    @Transactional(readOnly = true)
    List<OperationRun> findEnded(List<UUID> ids) {
        return queue.findEnded(ids);
    }

    private static AuditedChange change(String action, OperationRun run) {
        return AuditedChange.of(action, run.id(), run.subject().connector())
                .withDetail("kind", run.operation().type());
    }

    private OperationRun save(OperationRun moved) {
        var run = runs.save(moved);
        if (!run.state().open()) {
            outbox.publish(run.completed());
        }
        events.publishEvent(new OperationChanged(run));
        return run;
    }
}
