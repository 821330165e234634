package io.fairlead.testing.run;

import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long runs may take and are kept.
 *
 * @param timeout from request to result, where somebody waits for it
 * @param backgroundTimeout the same where nobody does, because something changed or is tried again: so long such a test
 *     waits for its turn
 * @param retention how long a finished run is kept
 * @param minRetained how many runs of each connector are kept whatever their age
 * @param sweepInterval how often overdue runs and due retries are looked for; up to four times as long while there
 *     are none
 * @param purgeInterval how often runs past their retention are deleted
 */
@ConfigurationProperties("fairlead.test.run")
record RunProperties(
        @DefaultValue("60s") @Allowed(min = "1s", max = "1h")
        Duration timeout,

        @DefaultValue("30m") @Allowed(min = "1s", max = "1d")
        Duration backgroundTimeout,

        @DefaultValue("90d") @Allowed(min = "1h", max = "3650d")
        Duration retention,

        @DefaultValue("20") @Allowed(min = "0", max = "10000")
        int minRetained,

        @DefaultValue("500ms") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("1h") @Allowed(min = "1s", max = "7d") Duration purgeInterval) {

    Duration timeoutOf(TestTrigger trigger) {
        return isAwaited(trigger) ? timeout : backgroundTimeout;
    }

    /** Whether somebody waits for the result. */
    static boolean isAwaited(TestTrigger trigger) {
        return switch (trigger) {
            case MANUAL, DRAFT, CHANGE_PROPOSED, SECRET_STAGED -> true;
            case CONNECTOR_CHANGED, SECRET_CHANGED, RETRY, SCHEDULED -> false;
        };
    }
}
