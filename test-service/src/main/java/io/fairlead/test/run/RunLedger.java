package io.fairlead.test.run;

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
public class RunLedger implements StreamSource {

    private static final String SUPERSEDED = "A newer test of the connector, as it is configured now, took its place.";

    private final TestRuns runs;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ApplicationEventPublisher here;
    private final RunProperties properties;
    private final Clock clock;

    RunLedger(
            TestRuns runs,
            Outbox outbox,
            AuditLog audit,
            ApplicationEventPublisher here,
            RunProperties properties,
            Clock clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.audit = audit;
        this.here = here;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the same cause has had its run, or a later value of the same secret has. */
    public Optional<TestRun> request(Subject subject, Cause cause, RegistryConnection connection) {
        if (cause.trigger() == TestTrigger.SECRET_CHANGED && runs.knowsNewerSecret(subject.connectorId(), cause)) {
            return Optional.empty();
        }
        return runs.begin(subject, cause, properties.timeLimit()).map(run -> {
            audit.record(change("test.requested", run));
            return keep(run.requested(connection));
        });
    }

    /** Cancels what was still open for an older configuration or an older value of the same secret. */
    public void supersedeOlderThan(TestRun newer) {
        for (var older : runs.lockOpenOf(newer.subject().connectorId())) {
            if (isOutdated(older, newer)) {
                keep(older.cancelled(SUPERSEDED, clock.instant()));
            }
        }
    }

    public void cancelAllOf(UUID connectorId, String why) {
        runs.lockOpenOf(connectorId).forEach(run -> keep(run.cancelled(why, clock.instant())));
    }

    public TestRun cancel(UUID id, Scope scope) {
        var run = runs.lock(id)
                .filter(found -> found.subject().connector().scope().equals(scope))
                .orElseThrow(() -> TestNotFound.of(id, scope));
        if (!run.state().open()) {
            throw TestEnded.of(run);
        }
        audit.record(change("test.cancelled", run));
        return keep(run.cancelled("A user cancelled the test.", clock.instant()));
    }

    @Transactional(readOnly = true)
    public TestRun require(UUID id, Scope scope) {
        return runs.find(id)
                .filter(run -> run.subject().connector().scope().equals(scope))
                .orElseThrow(() -> TestNotFound.of(id, scope));
    }

    @Transactional(readOnly = true)
    @Override
    public List<StreamEvent> eventsAfter(UUID id, long sequence) {
        return runs.told(id, sequence);
    }

    @Transactional(readOnly = true)
    @Override
    public List<UUID> changedSince(Map<UUID, Long> known) {
        return runs.movedBeyond(known);
    }

    public List<TestRun> takeDueRetries(int most) {
        return runs.takeDueRetries(most);
    }

    /** A delegate came: what waits for one is tried at once. */
    public void retryWhatLackedADelegate() {
        runs.retryNow(List.of(DELEGATE_NONE, DELEGATE_LOST));
    }

    /** Does nothing for a run that is not kept any more. */
    void move(UUID id, Function<TestRun, Moved> transition) {
        runs.lock(id).ifPresent(run -> keep(transition.apply(run)));
    }

    int expireOverdue(int most) {
        var overdue = runs.lockOverdue(most);
        overdue.forEach(run -> keep(run.expired(clock.instant())));
        return overdue.size();
    }

    private static AuditedChange change(String action, TestRun run) {
        return AuditedChange.of(action, run.id(), run.subject().connector())
                .withDetail("trigger", run.cause().trigger());
    }

    private TestRun keep(Moved moved) {
        if (!moved.nothing()) {
            runs.save(moved.run(), moved.events());
            outbox.publish(moved.events());
            here.publishEvent(new RunMoved(moved.run()));
        }
        return moved.run();
    }

    private static boolean isOutdated(TestRun older, TestRun newer) {
        if (older.id().equals(newer.id()) || older.cause().trigger() == TestTrigger.MANUAL) {
            return false;
        }
        var olderConfiguration = older.subject().version() < newer.subject().version()
                && !older.subject().configurationHash().equals(newer.subject().configurationHash());
        return olderConfiguration || isOlderValue(older.cause(), newer.cause());
    }

    private static boolean isOlderValue(Cause older, Cause newer) {
        return older.secretVersion() != null
                && newer.secretVersion() != null
                && Objects.equals(older.secretId(), newer.secretId())
                && older.secretVersion() < newer.secretVersion();
    }
}
