package io.fairlead.testing.run;

import static io.fairlead.contracts.diagnosis.Diagnosis.TEST_CANCELLED;
import static io.fairlead.contracts.diagnosis.Diagnosis.TEST_EXPIRED;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestExpedited;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestStarted;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.jdbc.JsonColumn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One proof of one connector's configuration. Each transition answers with the run as it is then and what to tell of it;
 * what comes late or twice changes nothing.
 *
 * @param sequence of the event told last
 * @param deadline after which no result counts any more
 * @param ending present once the state is final
 * @param retryAt when to try again by itself; absent when that makes no sense, or was done
 */
@Table("test_run")
public record TestRun(
        @Id UUID id,
        @Embedded.Empty ConnectorUnderTest subject,
        @Embedded.Empty RunCause cause,
        RunState state,
        long sequence,
        @InsertOnlyProperty Instant requestedAt,
        @InsertOnlyProperty Instant deadline,
        @Nullable Instant startedAt,
        @JsonColumn RunProgress progress,
        @Nullable @JsonColumn RunCompletion ending,
        @Nullable Instant retryAt) {

    /** @param awaited whether somebody waits for the verdict, although the cause does not say so */
    Transition requested(RegistryConnection connection, boolean awaited) {
        return Transition.from(this)
                .withEvent(next -> new TestRequested(
                        id,
                        next,
                        subject.connectorId(),
                        subject.connector(),
                        subject.version(),
                        subject.configurationHash(),
                        cause.trigger(),
                        connection,
                        deadline,
                        cause.trial(),
                        awaited ? true : null));
    }

    /** Whether delegates were told of it. */
    boolean hasBegun() {
        return sequence > 0;
    }

    /** Whether somebody asked for it and waits. */
    public boolean isAwaited() {
        return RunProperties.isAwaited(cause.trigger());
    }

    /** Somebody else asks for the same. */
    Transition expedited() {
        return Transition.from(this).withEvent(next -> new TestExpedited(id, next, subject.connectorId()));
    }

    Transition assigned(DelegateName delegate, long attempt, Instant at) {
        var known = attempt < progress.attempt() || (attempt == progress.attempt() && progress.delegate() != null);
        if (known || !state.canBecome(RunState.RUNNING)) {
            return Transition.from(this);
        }
        return Transition.from(
                        running(at).withProgress(progress.atAttempt(attempt).withDelegate(delegate)))
                .withEvent(next -> new TestStarted(id, next, subject.connectorId(), delegate, attempt));
    }

    Transition progressed(long attempt, List<TestStep> steps, Instant at) {
        if (attempt < progress.attempt() || !state.canBecome(RunState.RUNNING)) {
            return Transition.from(this);
        }
        return Transition.from(running(at).withProgress(progress.atAttempt(attempt)))
                .withFinishedSteps(steps);
    }

    /** The result counts whatever was heard before it: delegate-service accepts one per task, of the valid attempt. */
    Transition completed(TestTaskCompleted result, Instant at) {
        if (!state.canBecome(RunState.COMPLETED)) {
            return Transition.from(this);
        }
        var delegate = result.delegate();
        var started = delegate == null ? Transition.from(this) : assigned(delegate, result.attempt(), at);
        var seen = started.run();
        return started.withRun(seen.withProgress(
                        seen.progress.atAttempt(result.attempt()).withDelegate(delegate)))
                .withFinishedSteps(result.steps())
                .withEnd(RunState.COMPLETED, ending(result.outcome(), result.secrets(), result.completedAt(), at));
    }

    /** What is known already, so that no delegate has to find it out. */
    Transition answered(DiagnosedOutcome outcome, List<SecretVersionReference> secrets, Instant at) {
        return state.canBecome(RunState.COMPLETED)
                ? Transition.from(this).withEnd(RunState.COMPLETED, ending(outcome, secrets, at, at))
                : Transition.from(this);
    }

    Transition cancelled(String why, Instant at) {
        return endedBy(RunState.CANCELLED, DiagnosedOutcome.of(TEST_CANCELLED, why), at);
    }

    Transition expired(Instant at) {
        var waitedFor = progress.delegate() == null
                ? "no delegate had taken the work"
                : "delegate " + progress.delegate().name() + " had not told a result";
        var outcome = DiagnosedOutcome.of(
                TEST_EXPIRED,
                "Test connector %s: after %d s %s."
                        .formatted(
                                subject.connector().identifier(),
                                deadline.getEpochSecond() - requestedAt.getEpochSecond(),
                                waitedFor));
        return endedBy(RunState.EXPIRED, outcome, at);
    }

    /** The event of the end, made of what the run then is. */
    TestCompleted completedEvent(long next, RunCompletion completion) {
        return new TestCompleted(
                id,
                next,
                subject.connectorId(),
                subject.version(),
                subject.configurationHash(),
                FinalTestState.valueOf(state.name()),
                completion.outcome(),
                completion.secrets(),
                progress.delegate(),
                completion.completedAt(),
                cause.trial());
    }

    TestRun withSequence(long newSequence) {
        return new TestRun(
                id, subject, cause, state, newSequence, requestedAt, deadline, startedAt, progress, ending, retryAt);
    }

    TestRun withProgress(RunProgress newProgress) {
        return new TestRun(
                id, subject, cause, state, sequence, requestedAt, deadline, startedAt, newProgress, ending, retryAt);
    }

    TestRun ended(RunState end, RunCompletion completion) {
        return new TestRun(
                id,
                subject,
                cause,
                end,
                sequence,
                requestedAt,
                deadline,
                startedAt,
                progress,
                completion,
                completion.retryAt());
    }

    private Transition endedBy(RunState end, DiagnosedOutcome outcome, Instant at) {
        return state.canBecome(end)
                ? Transition.from(this).withEnd(end, ending(outcome, List.of(), at, at))
                : Transition.from(this);
    }

    private RunCompletion ending(
            DiagnosedOutcome outcome, List<SecretVersionReference> secrets, Instant completedAt, Instant now) {
        var retryAt = cause.trial() == null
                ? RetrySchedule.delayAfter(outcome, cause.retries())
                        .map(now::plus)
                        .orElse(null)
                : null;
        return new RunCompletion(outcome, secrets, completedAt, retryAt);
    }

    private TestRun running(Instant at) {
        return new TestRun(
                id,
                subject,
                cause,
                RunState.RUNNING,
                sequence,
                requestedAt,
                deadline,
                startedAt == null ? at : startedAt,
                progress,
                ending,
                retryAt);
    }
}
