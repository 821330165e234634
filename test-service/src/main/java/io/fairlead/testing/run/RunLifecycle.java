package io.fairlead.testing.run;

import static io.fairlead.contracts.diagnosis.Diagnosis.DELEGATE_LOST;
import static io.fairlead.contracts.diagnosis.Diagnosis.DELEGATE_NONE;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.events.out.Outbox;
import io.fairlead.http.stream.StreamEvent;
import io.fairlead.http.stream.StreamSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins runs and moves them forward; each move is stored and told in one transaction. */
@Component
@Transactional
public class RunLifecycle implements StreamSource {

    private static final String SUPERSEDED = "A newer test of the connector, as it is configured now, took its place.";

    private final TestRuns runs;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final RunProperties properties;
    private final Clock clock;

    RunLifecycle(
            TestRuns runs,
            Outbox outbox,
            AuditLog audit,
            ApplicationEventPublisher events,
            RunProperties properties,
            Clock clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the same cause has had its run, or a later value of the same secret has. */
    public Optional<TestRun> request(ConnectorUnderTest subject, RunCause cause, RegistryConnection connection) {
        if (cause.trigger() == TestTrigger.SECRET_CHANGED && runs.knowsNewerSecret(subject.connectorId(), cause)) {
            return Optional.empty();
        }
        return runs.insert(subject, cause, properties.timeLimit()).map(run -> {
            audit.record(change("test.requested", run));
            return save(run.requested(connection));
        });
    }

    /** Cancels what was still open for an older configuration or an older value of the same secret. */
    public void supersedeOlderThan(TestRun newer) {
        for (var older : runs.lockOpenOf(newer.subject().connectorId())) {
            if (isOutdated(older, newer)) {
                save(older.cancelled(SUPERSEDED, clock.instant()));
            }
        }
    }

    public void cancelAllOf(UUID connectorId, String why) {
        runs.lockOpenOf(connectorId).forEach(run -> save(run.cancelled(why, clock.instant())));
    }

    public TestRun cancel(UUID id, Scope scope) {
        var run = runs.lock(id)
                .filter(found -> found.subject().connector().scope().equals(scope))
                .orElseThrow(() -> TestRunNotFound.of(id, scope));
        if (!run.state().open()) {
            throw TestRunEnded.of(run);
        }
        audit.record(change("test.cancelled", run));
        return save(run.cancelled("A user cancelled the test.", clock.instant()));
    }

    @Transactional(readOnly = true)
    public TestRun require(UUID id, Scope scope) {
        return runs.find(id)
                .filter(run -> run.subject().connector().scope().equals(scope))
                .orElseThrow(() -> TestRunNotFound.of(id, scope));
    }

    @Transactional(readOnly = true)
    @Override
    public List<StreamEvent> eventsAfter(UUID id, long sequence) {
        return runs.eventsAfter(id, sequence);
    }

    @Transactional(readOnly = true)
    @Override
    public List<UUID> changedSince(Map<UUID, Long> known) {
        return runs.changedSince(known);
    }

    public List<TestRun> takeDueRetries(int limit) {
        return runs.takeDueRetries(limit);
    }

    /** A delegate came: what waits for one is tried at once. */
    public void retryRunsWithoutDelegate() {
        runs.retryNow(List.of(DELEGATE_NONE, DELEGATE_LOST));
    }

    /** Does nothing for a run that is not kept any more. */
    void transition(UUID id, Function<TestRun, Transition> transition) {
        runs.lock(id).ifPresent(run -> save(transition.apply(run)));
    }

    int expireOverdue(int limit) {
        var overdue = runs.lockOverdue(limit);
        overdue.forEach(run -> save(run.expired(clock.instant())));
        return overdue.size();
    }

    private static AuditedChange change(String action, TestRun run) {
        return AuditedChange.of(action, run.id(), run.subject().connector())
                .withDetail("trigger", run.cause().trigger());
    }

    private TestRun save(Transition transition) {
        if (!transition.isUnchanged()) {
            runs.save(transition.run(), transition.events());
            outbox.publish(transition.events());
            events.publishEvent(new RunChanged(transition.run()));
        }
        return transition.run();
    }

    private static boolean isOutdated(TestRun older, TestRun newer) {
        if (older.id().equals(newer.id()) || older.cause().trigger() == TestTrigger.MANUAL) {
            return false;
        }
        var olderConfiguration = older.subject().version() < newer.subject().version()
                && !older.subject().configurationHash().equals(newer.subject().configurationHash());
        return olderConfiguration || isOlderValue(older.cause(), newer.cause());
    }

    private static boolean isOlderValue(RunCause older, RunCause newer) {
        return older.secretVersion() != null
                && newer.secretVersion() != null
                && Objects.equals(older.secretId(), newer.secretId())
                && older.secretVersion() < newer.secretVersion();
    }
}
