package io.fairlead.test.run;

import io.fairlead.contracts.test.TestEvent.Trigger;
import io.fairlead.contracts.test.Trial;
import io.fairlead.contracts.test.Trial.ProposedDefinition;
import io.fairlead.contracts.test.Trial.StagedSecret;
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
        Trigger trigger,
        @Nullable UUID secretId,
        @Nullable Long secretVersion,
        int retries,
        @Nullable Trial trial) {

    public static Cause connectorChanged() {
        return new Cause(Trigger.CONNECTOR_CHANGED, null, null, 0, null);
    }

    public static Cause secretChanged(UUID secretId, long version) {
        return new Cause(Trigger.SECRET_CHANGED, secretId, version, 0, null);
    }

    public static Cause secretStaged(StagedSecret trial) {
        var staged = trial.secret();
        return new Cause(Trigger.SECRET_STAGED, staged.secretId(), staged.version(), 0, trial);
    }

    public static Cause changeProposed(ProposedDefinition trial) {
        return new Cause(Trigger.CHANGE_PROPOSED, null, null, 0, trial);
    }

    public static Cause draft() {
        return new Cause(Trigger.DRAFT, null, null, 0, new ProposedDefinition(UUID.randomUUID()));
    }

    public static Cause manual() {
        return new Cause(Trigger.MANUAL, null, null, 0, null);
    }

    /** The same once more. */
    public Cause again() {
        return new Cause(Trigger.RETRY, secretId, secretVersion, retries + 1, trial);
    }
}
