package io.fairlead.test.run;

import io.fairlead.contracts.test.TestEvent.Trigger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a run is wanted.
 *
 * @param secretId the secret that changed, where that is the reason
 * @param secretVersion its new version
 */
public record Cause(
        Trigger trigger, @Nullable UUID secretId, @Nullable Long secretVersion) {

    public static Cause connectorChanged() {
        return new Cause(Trigger.CONNECTOR_CHANGED, null, null);
    }

    public static Cause secretChanged(UUID secretId, long version) {
        return new Cause(Trigger.SECRET_CHANGED, secretId, version);
    }

    public static Cause manual() {
        return new Cause(Trigger.MANUAL, null, null);
    }
}
