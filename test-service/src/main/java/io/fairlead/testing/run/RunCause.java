package io.fairlead.testing.run;

import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.jdbc.JsonColumn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a run is wanted.
 *
 * @param secretId the secret that changed or may change, where that is the reason
 * @param secretVersion its new version
 * @param retries how many runs before this one ended without a lasting answer
 * @param trial absent when what is live is tested
 */
public record RunCause(
        TestTrigger trigger,
        @Nullable UUID secretId,
        @Nullable Long secretVersion,
        int retries,
        @Nullable @JsonColumn TrialSubject trial) {

    public static RunCause connectorChanged() {
        return new RunCause(TestTrigger.CONNECTOR_CHANGED, null, null, 0, null);
    }

    public static RunCause secretChanged(UUID secretId, long version) {
        return new RunCause(TestTrigger.SECRET_CHANGED, secretId, version, 0, null);
    }

    public static RunCause secretStaged(StagedSecret trial) {
        var staged = trial.secret();
        return new RunCause(TestTrigger.SECRET_STAGED, staged.secretId(), staged.version(), 0, trial);
    }

    public static RunCause changeProposed(ProposedDefinition trial) {
        return new RunCause(TestTrigger.CHANGE_PROPOSED, null, null, 0, trial);
    }

    public static RunCause draft() {
        return new RunCause(TestTrigger.DRAFT, null, null, 0, new ProposedDefinition(UUID.randomUUID()));
    }

    public static RunCause manual() {
        return new RunCause(TestTrigger.MANUAL, null, null, 0, null);
    }

    public static RunCause scheduled() {
        return new RunCause(TestTrigger.SCHEDULED, null, null, 0, null);
    }

    /** The same once more. */
    public RunCause asRetry() {
        return new RunCause(TestTrigger.RETRY, secretId, secretVersion, retries + 1, trial);
    }
}
