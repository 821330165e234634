package io.fairlead.connector.operation;

import io.fairlead.http.PreferHeader;
import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long operations may take, are waited for, and are kept.
 *
 * @param defaultWait how long a request waits for the result, where it does not say so
 * @param maxWait the longest wait that a request can ask for
 * @param readTimeout from the request to the result of anything but a copy
 * @param copyTimeout the same for a copy that does not say how long it may take
 * @param maxCopyTimeout the longest time that a copy can ask for
 * @param retention how long an operation is kept after it was requested
 * @param sweepInterval how often overdue operations are looked for; up to four times as long while there are none
 * @param responseCheckInterval how often operations that a request waits for are looked for, should a message be lost
 * @param purgeInterval how often operations past their retention are deleted
 */
@ConfigurationProperties("fairlead.connector.operation")
record OperationProperties(
        @DefaultValue("10s") @Allowed(min = "0s", max = "5m")
        Duration defaultWait,

        @DefaultValue("30s") @Allowed(min = "1s", max = "5m")
        Duration maxWait,

        @DefaultValue("60s") @Allowed(min = "1s", max = "1h")
        Duration readTimeout,

        @DefaultValue("1h") @Allowed(min = "1s", max = "7d") Duration copyTimeout,
        @DefaultValue("6h") @Allowed(min = "1s", max = "7d") Duration maxCopyTimeout,

        @DefaultValue("7d") @Allowed(min = "1h", max = "3650d")
        Duration retention,

        @DefaultValue("500ms") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("500ms") @Allowed(min = "50ms", max = "1m")
        Duration responseCheckInterval,

        @DefaultValue("10m") @Allowed(min = "1s", max = "7d")
        Duration purgeInterval) {

    /** What a request's {@code Prefer} comes to. */
    Duration waitTime(@Nullable String prefer) {
        return PreferHeader.waitTime(prefer, defaultWait, maxWait);
    }
}
