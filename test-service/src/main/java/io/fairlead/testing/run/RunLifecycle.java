package io.fairlead.testing.run;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import java.time.Clock;
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
public class RunLifecycle {

    private static final String SUPERSEDED = "A newer test of the connector, as it is configured now, took its place.";

    private final TestRuns runs;
    private final RunDeduplication deduplication;
    private final StoreTransition transitions;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final RunProperties properties;
    private final Clock clock;

    RunLifecycle(
            TestRuns runs,
            RunDeduplication deduplication,
            StoreTransition transitions,
            ApplicationEventPublisher events,
            AuditLog audit,
            RunProperties properties,
            Clock clock) {
        this.runs = runs;
        this.deduplication = deduplication;
        this.transitions = transitions;
        this.events = events;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the same cause has had its run, or a later value of the same secret has. */
    public Optional<TestRun> request(ConnectorUnderTest subject, RunCause cause, RegistryConnection connection) {
        return request(subject, cause, connection, false);
    }

    /** @param awaited whether somebody waits for the verdict, although the cause does not say so */
    public Optional<TestRun> request(
            ConnectorUnderTest subject, RunCause cause, RegistryConnection connection, boolean awaited) {
        return request(subject, cause, connection, awaited, false);
    }

    /** @param forced whether a login that was refused before may be tried once more */
    Optional<TestRun> request(
            ConnectorUnderTest subject,
            RunCause cause,
            RegistryConnection connection,
            boolean awaited,
            boolean forced) {
        if (cause.trigger() == TestTrigger.SECRET_CHANGED
                && deduplication.knowsNewerSecret(subject.connectorId(), cause)) {
            return Optional.empty();
        }
        return deduplication
                .insert(subject, cause, properties.timeoutOf(cause.trigger()))
                .map(run -> {
                    // A schedule asks 48 times a day; who set it is audited, and the run itself says the rest.
                    if (cause.trigger() != TestTrigger.SCHEDULED) {
                        var change = change("test.requested", run);
                        audit.record(forced ? change.withDetail("forced", true) : change);
                    }
                    events.publishEvent(new RunStored(run, connection, awaited, forced));
                    return run;
                });
    }

    /** Cancels what was still open for an older configuration or an older value of the same secret. */
    public void supersedeOlderThan(TestRun newer) {
        for (var older : runs.findLockedOpenOf(newer.subject().connectorId())) {
            if (isOutdated(older, newer)) {
                transitions.store(older.cancelled(SUPERSEDED, clock.instant()));
            }
        }
    }

    public void cancelAllOf(UUID connectorId, String why) {
        runs.findLockedOpenOf(connectorId).forEach(run -> transitions.store(run.cancelled(why, clock.instant())));
    }

    public TestRun cancel(UUID id, Scope scope) {
        var run = runs.findLockedById(id)
                .filter(found -> found.subject().connector().scope().equals(scope))
                .orElseThrow(() -> TestRunNotFound.of(id, scope));
        if (!run.state().open()) {
            throw TestRunEnded.of(run);
        }
        audit.record(change("test.cancelled", run));
        return transitions.store(run.cancelled("A user cancelled the test.", clock.instant()));
    }

    @Transactional(readOnly = true)
    public TestRun require(UUID id, Scope scope) {
        return runs.findById(id)
                .filter(run -> run.subject().connector().scope().equals(scope))
                .orElseThrow(() -> TestRunNotFound.of(id, scope));
    }

    /** Does nothing for a run that is not kept any more. */
    void transition(UUID id, Function<TestRun, Transition> transition) {
        runs.findLockedById(id).ifPresent(run -> transitions.store(transition.apply(run)));
    }

    private static AuditedChange change(String action, TestRun run) {
        return AuditedChange.of(action, run.id(), run.subject().connector())
                .withDetail("trigger", run.cause().trigger());
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
