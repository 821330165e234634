package io.fairlead.test.run;

import static io.fairlead.contracts.diagnosis.Diagnosis.TEST_CANCELLED;
import static io.fairlead.contracts.diagnosis.Diagnosis.TEST_EXPIRED;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.delegate.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestStarted;
import io.fairlead.contracts.testing.TestStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One proof of one connector's configuration. Each transition answers with the run as it is then and what to tell of it;
 * what comes late or twice changes nothing.
 *
 * @param sequence of the event told last
 * @param deadline after which no result counts any more
 * @param ending present once the state is final
 */
public record TestRun(
        UUID id,
        Subject subject,
        Cause cause,
        RunState state,
        long sequence,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant startedAt,
        Progress progress,
        @Nullable Ending ending) {

    Moved requested(RegistryConnection connection) {
        return Moved.from(this)
                .tell(next -> new TestRequested(
                        id,
                        next,
                        subject.connectorId(),
                        subject.connector(),
                        subject.version(),
                        subject.configurationHash(),
                        cause.trigger(),
                        connection,
                        deadline,
                        cause.trial()));
    }

    Moved assigned(DelegateName delegate, long attempt, Instant at) {
        var known = attempt < progress.attempt() || (attempt == progress.attempt() && progress.delegate() != null);
        if (known || !state.canBecome(RunState.RUNNING)) {
            return Moved.from(this);
        }
        return Moved.from(running(at).with(progress.at(attempt).by(delegate)))
                .tell(next -> new TestStarted(id, next, subject.connectorId(), delegate, attempt));
    }

    Moved progressed(long attempt, List<TestStep> steps, Instant at) {
        if (attempt < progress.attempt() || !state.canBecome(RunState.RUNNING)) {
            return Moved.from(this);
        }
        return Moved.from(running(at).with(progress.at(attempt))).tellSteps(steps);
    }

    /** The result counts whatever was heard before it: delegate-service accepts one per task, of the valid attempt. */
    Moved completed(TestTaskCompleted result, Instant at) {
        if (!state.canBecome(RunState.COMPLETED)) {
            return Moved.from(this);
        }
        var delegate = result.delegate();
        var started = delegate == null ? Moved.from(this) : assigned(delegate, result.attempt(), at);
        var seen = started.run();
        return started.to(seen.with(seen.progress.at(result.attempt()).by(delegate)))
                .tellSteps(result.steps())
                .end(RunState.COMPLETED, ending(result.outcome(), result.secrets(), result.completedAt(), at));
    }

    Moved cancelled(String why, Instant at) {
        return endedBy(RunState.CANCELLED, DiagnosedOutcome.of(TEST_CANCELLED, why), at);
    }

    Moved expired(Instant at) {
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
    TestCompleted completion(long next, Ending end) {
        return new TestCompleted(
                id,
                next,
                subject.connectorId(),
                subject.version(),
                subject.configurationHash(),
                FinalTestState.valueOf(state.name()),
                end.outcome(),
                end.secrets(),
                progress.delegate(),
                end.completedAt(),
                cause.trial());
    }

    TestRun at(long told) {
        return new TestRun(id, subject, cause, state, told, requestedAt, deadline, startedAt, progress, ending);
    }

    TestRun with(Progress newProgress) {
        return new TestRun(id, subject, cause, state, sequence, requestedAt, deadline, startedAt, newProgress, ending);
    }

    TestRun ended(RunState end, Ending how) {
        return new TestRun(id, subject, cause, end, sequence, requestedAt, deadline, startedAt, progress, how);
    }

    private Moved endedBy(RunState end, DiagnosedOutcome outcome, Instant at) {
        return state.canBecome(end) ? Moved.from(this).end(end, ending(outcome, List.of(), at, at)) : Moved.from(this);
    }

    private Ending ending(
            DiagnosedOutcome outcome, List<SecretVersionReference> secrets, Instant completedAt, Instant now) {
        var retryAt = cause.trial() == null
                ? Retries.after(outcome, cause.retries()).map(now::plus).orElse(null)
                : null;
        return new Ending(outcome, secrets, completedAt, retryAt);
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
                ending);
    }
}
