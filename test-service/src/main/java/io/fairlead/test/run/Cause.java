package io.fairlead.test.run;

import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
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
public record Cause(
        TestTrigger trigger,
        @Nullable UUID secretId,
        @Nullable Long secretVersion,
        int retries,
        @Nullable TrialSubject trial) {

    public static Cause connectorChanged() {
        return new Cause(TestTrigger.CONNECTOR_CHANGED, null, null, 0, null);
    }

    public static Cause secretChanged(UUID secretId, long version) {
        return new Cause(TestTrigger.SECRET_CHANGED, secretId, version, 0, null);
    }

    public static Cause secretStaged(StagedSecret trial) {
        var staged = trial.secret();
        return new Cause(TestTrigger.SECRET_STAGED, staged.secretId(), staged.version(), 0, trial);
    }

    public static Cause changeProposed(ProposedDefinition trial) {
        return new Cause(TestTrigger.CHANGE_PROPOSED, null, null, 0, trial);
    }

    public static Cause draft() {
        return new Cause(TestTrigger.DRAFT, null, null, 0, new ProposedDefinition(UUID.randomUUID()));
    }

    public static Cause manual() {
        return new Cause(TestTrigger.MANUAL, null, null, 0, null);
    }

    /** The same once more. */
    public Cause again() {
        return new Cause(TestTrigger.RETRY, secretId, secretVersion, retries + 1, trial);
    }
}
