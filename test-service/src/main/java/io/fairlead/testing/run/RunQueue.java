package io.fairlead.testing.run;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The runs that wait: takes what somebody asks for within the quotas, or joins it to the run that is to find out the same. */
@Component
@Transactional
public class RunQueue {

    private static final int MAX_COUNTED = 10_000;

    private final RunLifecycle lifecycle;
    private final WaitingRuns waiting;
    private final StoreTransition transitions;
    private final RunEventStore events;
    private final ApplicationEventPublisher publisher;
    private final AuditLog audit;
    private final QuotaProperties quota;

    RunQueue(
            RunLifecycle lifecycle,
            WaitingRuns waiting,
            StoreTransition transitions,
            RunEventStore events,
            ApplicationEventPublisher publisher,
            AuditLog audit,
            QuotaProperties quota) {
        this.lifecycle = lifecycle;
        this.waiting = waiting;
        this.transitions = transitions;
        this.events = events;
        this.publisher = publisher;
        this.audit = audit;
        this.quota = quota;
    }

    /** @param joined whether it had been asked for before */
    public record RequestedTest(TestRun run, boolean joined) {}

    /**
     * How many tests wait, and how many may.
     *
     * @param waiting tests of the organisation, or of the account itself, that no delegate has yet
     * @param maxWaiting from so many on, no test is taken that somebody asks for
     * @param maxOpenPerConnector so many tests of one connector may wait or run
     */
    public record TestQuotas(int waiting, int maxWaiting, int maxOpenPerConnector) {}

    /** A draft is not known before, so there is nothing to join. */
    public TestRun requestDraft(ConnectorUnderTest subject, RegistryConnection connection, boolean forced) {
        requireRoom(subject.connector().scope());
        return lifecycle
                .request(subject, RunCause.draft(), connection, false, forced)
                .orElseThrow();
    }

    /**
     * Two who ask at once, in whatever instances, get the same run.
     *
     * @param forced whether a login that was refused before may be tried once more
     */
    public RequestedTest requestTest(ConnectorUnderTest subject, RegistryConnection connection, boolean forced) {
        waiting.lock(subject.connectorId());
        var same = waiting.findSame(subject);
        if (same.isPresent()) {
            return new RequestedTest(join(same.get(), forced), true);
        }
        requireRoom(subject.connector().scope());
        if (waiting.countOpen(subject.connectorId()) >= quota.maxOpenPerConnector()) {
            throw TestQuotaExceeded.ofConnector(subject.connector().identifier(), quota.maxOpenPerConnector());
        }
        return new RequestedTest(
                lifecycle
                        .request(subject, RunCause.manual(), connection, false, forced)
                        .orElseThrow(),
                false);
    }

    /** Nothing where a test of the same definition waits or runs: it will find out the same. */
    public void requestScheduledTest(ConnectorUnderTest subject, RegistryConnection connection) {
        waiting.lock(subject.connectorId());
        if (!waiting.hasOpen(subject)) {
            lifecycle.request(subject, RunCause.scheduled(), connection);
        }
    }

    /** How many tests of its organisation are served before it, counted to ten thousand; empty once a delegate has it. */
    @Transactional(readOnly = true)
    public Optional<Integer> testsBefore(TestRun run) {
        return run.state() == RunState.REQUESTED ? Optional.of(waiting.countAhead(run, MAX_COUNTED)) : Optional.empty();
    }

    @Transactional(readOnly = true)
    public TestQuotas quotas(Scope scope) {
        return new TestQuotas(waiting.count(scope, Integer.MAX_VALUE), quota.maxWaiting(), quota.maxOpenPerConnector());
    }

    /** Somebody waits for it from now on, so it is served as what they asked for would be. */
    private TestRun join(TestRun run, boolean forced) {
        var change = AuditedChange.of("test.requested", run.id(), run.subject().connector())
                .withDetail("trigger", run.cause().trigger())
                .withDetail("joined", true);
        audit.record(forced ? change.withDetail("forced", true) : change);
        publisher.publishEvent(new RunJoined(run, forced));
        return !run.hasBegun() || run.isAwaited() || events.hasExpedited(run.id())
                ? run
                : transitions.store(run.expedited());
    }

    private void requireRoom(Scope scope) {
        if (waiting.count(scope, quota.maxWaiting()) >= quota.maxWaiting()) {
            throw TestQuotaExceeded.waiting(quota.maxWaiting());
        }
    }
}
