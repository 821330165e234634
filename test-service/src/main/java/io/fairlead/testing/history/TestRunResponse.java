package io.fairlead.testing.history;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome.DiagnosisNote;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.testing.run.RunCompletion;
import io.fairlead.testing.run.RunState;
import io.fairlead.testing.run.TestRun;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One test of a connector, or of a draft.
 *
 * @param id of the run
 * @param connector what is tested
 * @param trigger what made it be tested
 * @param state how far it is
 * @param verdict what it proved; present, with all that explains it, once the state is final
 * @param code what exactly it found; present once the state is final
 * @param summary one sentence about this very case; present once the state is final
 * @param explanation what the code means; present once the state is final
 * @param remedy what to do about it; absent where nothing has to be done, and until the state is final
 * @param fixes what Fairlead can do about it by itself
 * @param notes what else is worth knowing; may be empty
 * @param steps what the delegate has done so far, in that order
 * @param delegate that runs it or did; absent until one has taken it
 * @param attempt 0 until a delegate took the work; above 1 when an earlier delegate fell silent
 * @param configurationHash SHA-256 in hex over what the test depends on
 * @param secretVersion of the password that was used; before that, the version whose arrival caused the run; absent
 *     where no secret is used
 * @param testsBefore how many tests of its organisation are served before it; absent in lists, and once a delegate has it
 * @param joined true in the answer to a request that found the run waiting; absent otherwise
 * @param requestedAt when it was asked for
 * @param startedAt when the delegate that has it began; absent until then
 * @param completedAt when it ended; absent until then
 * @param retry when it makes sense to test again; absent until the state is final
 * @param retryAt when that is done by itself; absent when it is not
 */
public record TestRunResponse(
        UUID id,
        TestedConnector connector,
        TestTrigger trigger,
        RunState state,
        @Nullable ConnectionVerdict verdict,
        @Nullable Diagnosis code,
        @Nullable String summary,
        @Nullable String explanation,
        @Nullable String remedy,
        List<QuickFix> fixes,
        List<DiagnosisNote> notes,
        List<TestStep> steps,
        @Nullable DelegateName delegate,
        long attempt,
        String configurationHash,
        @Nullable Long secretVersion,
        @Nullable Integer testsBefore,
        @Nullable Boolean joined,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable RetryAdvice retry,
        @Nullable Instant retryAt) {

    public static TestRunResponse of(TestRun run) {
        return of(run, null, null);
    }

    /** A run that is looked at alone. */
    public static TestRunResponse of(TestRun run, @Nullable Integer testsBefore, @Nullable Boolean joined) {
        var subject = run.subject();
        var ending = Optional.ofNullable(run.ending());
        var outcome = ending.map(RunCompletion::outcome);
        return new TestRunResponse(
                run.id(),
                new TestedConnector(
                        subject.connector().identifier(), subject.connector().scope(), subject.version()),
                run.cause().trigger(),
                run.state(),
                outcome.map(DiagnosedOutcome::verdict).orElse(null),
                outcome.map(DiagnosedOutcome::code).orElse(null),
                outcome.map(DiagnosedOutcome::summary).orElse(null),
                outcome.map(DiagnosedOutcome::explanation).orElse(null),
                outcome.map(DiagnosedOutcome::remedy).orElse(null),
                outcome.map(DiagnosedOutcome::fixes).orElse(List.of()),
                outcome.map(DiagnosedOutcome::notes).orElse(List.of()),
                run.progress().steps(),
                run.progress().delegate(),
                run.progress().attempt(),
                subject.configurationHash(),
                secretVersion(run),
                testsBefore,
                joined,
                run.requestedAt(),
                run.startedAt(),
                ending.map(RunCompletion::completedAt).orElse(null),
                outcome.map(DiagnosedOutcome::code).map(Diagnosis::retry).orElse(null),
                ending.map(RunCompletion::retryAt).orElse(null));
    }

    /** Where the run is found. */
    public static URI location(TestRun run) {
        return ResourceUri.of(run.subject().connector().scope(), "tests", run.id());
    }

    private static @Nullable Long secretVersion(TestRun run) {
        var ending = run.ending();
        return ending == null || ending.secrets().isEmpty()
                ? run.cause().secretVersion()
                : Long.valueOf(ending.secrets().getFirst().version());
    }

    /**
     * The connector that a run tests, or the draft of one.
     *
     * @param identifier of the connector
     * @param scope where it lives, or would live
     * @param version of the definition that was tested
     */
    public record TestedConnector(String identifier, Scope scope, long version) {}
}
