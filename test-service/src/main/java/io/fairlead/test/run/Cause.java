package io.fairlead.test.run;

import io.fairlead.contracts.test.TestEvent.Trigger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a run is wanted.
 *
 * @param secretId the secret that changed, where that is the reason
 * @param secretVersion its new version
 * @param retries how many runs before this one ended without a lasting answer
 */
public record Cause(
        Trigger trigger, @Nullable UUID secretId, @Nullable Long secretVersion, int retries) {

    public static Cause connectorChanged() {
        return new Cause(Trigger.CONNECTOR_CHANGED, null, null, 0);
    }

    public static Cause secretChanged(UUID secretId, long version) {
        return new Cause(Trigger.SECRET_CHANGED, secretId, version, 0);
    }

    public static Cause manual() {
        return new Cause(Trigger.MANUAL, null, null, 0);
    }

    /** The same once more. */
    public Cause again() {
        return new Cause(Trigger.RETRY, secretId, secretVersion, retries + 1);
    }
}
