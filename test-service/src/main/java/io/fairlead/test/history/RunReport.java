package io.fairlead.test.history;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Fix;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.diagnosis.Outcome.Note;
import io.fairlead.contracts.diagnosis.Retry;
import io.fairlead.contracts.diagnosis.Verdict;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.test.Step;
import io.fairlead.contracts.test.TestEvent.Trigger;
import io.fairlead.http.Address;
import io.fairlead.test.run.Ending;
import io.fairlead.test.run.RunState;
import io.fairlead.test.run.TestRun;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API tells it.
 *
 * @param verdict present, with all that explains it, once the state is final
 * @param fixes what Fairlead can do about it by itself
 * @param attempt 0 until a delegate took the work; above 1 when an earlier delegate fell silent
 * @param secretVersion of the password that was used; before that, the version whose arrival caused the run
 * @param retry when it makes sense to test again
 * @param retryAt when that is done by itself; absent when it is not
 */
public record RunReport(
        UUID id,
        TestedConnector connector,
        Trigger trigger,
        RunState state,
        @Nullable Verdict verdict,
        @Nullable Diagnosis code,
        @Nullable String summary,
        @Nullable String explanation,
        @Nullable String remedy,
        List<Fix> fixes,
        List<Note> notes,
        List<Step> steps,
        @Nullable DelegateName delegate,
        long attempt,
        String configurationHash,
        @Nullable Long secretVersion,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Retry retry,
        @Nullable Instant retryAt) {

    public static RunReport of(TestRun run) {
        var subject = run.subject();
        var ending = Optional.ofNullable(run.ending());
        var outcome = ending.map(Ending::outcome);
        return new RunReport(
                run.id(),
                new TestedConnector(
                        subject.connector().identifier(), subject.connector().scope(), subject.version()),
                run.cause().trigger(),
                run.state(),
                outcome.map(Outcome::verdict).orElse(null),
                outcome.map(Outcome::code).orElse(null),
                outcome.map(Outcome::summary).orElse(null),
                outcome.map(Outcome::explanation).orElse(null),
                outcome.map(Outcome::remedy).orElse(null),
                outcome.map(Outcome::fixes).orElse(List.of()),
                outcome.map(Outcome::notes).orElse(List.of()),
                run.progress().steps(),
                run.progress().delegate(),
                run.progress().attempt(),
                subject.configurationHash(),
                secretVersion(run),
                run.requestedAt(),
                run.startedAt(),
                ending.map(Ending::completedAt).orElse(null),
                outcome.map(Outcome::code).map(Diagnosis::retry).orElse(null),
                ending.map(Ending::retryAt).orElse(null));
    }

    /** Where the run is found. */
    public static URI address(TestRun run) {
        return Address.of(run.subject().connector().scope(), "tests", run.id());
    }

    private static @Nullable Long secretVersion(TestRun run) {
        var ending = run.ending();
        return ending == null || ending.secrets().isEmpty()
                ? run.cause().secretVersion()
                : Long.valueOf(ending.secrets().getFirst().version());
    }

    /** @param version of the definition that was tested */
    public record TestedConnector(String identifier, Scope scope, long version) {}
}
