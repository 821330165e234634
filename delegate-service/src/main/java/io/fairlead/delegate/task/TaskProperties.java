package io.fairlead.delegate.task;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long is waited for delegates; all of it by the database's clock.
 *
 * @param offerTimeout for an offer to be accepted by a delegate that says nothing, before the next one is asked; one that
 *     says something has five times as long
 * @param leaseTimeout for a sign of life from whoever works
 * @param reconnectTimeout for a delegate that lost its connection to come back and go on
 * @param waitForDelegate for a delegate that matches to connect; as long as one is connected, work waits for a free place
 *     until its own deadline is near
 * @param maxLosses how many delegates may fall silent over one task
 * @param testTimeout most time that a delegate gets for a test itself
 * @param retention how long finished tasks are kept
 * @param sweepInterval how often overdue tasks, expired leases and waiting tasks are looked for; up to four times as long while
 *     no task is open
 * @param renewalInterval how often the renewals of leases that came in are stored, all in one statement
 * @param metricsInterval how often the queue is measured
 * @param purgeInterval how often tasks past their retention are deleted
 */
@ConfigurationProperties("fairlead.delegate.task")
record TaskProperties(
        @DefaultValue("2s") @Allowed(min = "100ms", max = "1m")
        Duration offerTimeout,

        @DefaultValue("15s") @Allowed(min = "1s", max = "15m")
        Duration leaseTimeout,

        @DefaultValue("1s") @Allowed(min = "0s", max = "5m") Duration reconnectTimeout,

        @DefaultValue("20s") @Allowed(min = "100ms", max = "1h")
        Duration waitForDelegate,

        @DefaultValue("3") @Allowed(min = "1", max = "100") int maxLosses,

        @DefaultValue("20s") @Allowed(min = "1s", max = "1h")
        Duration testTimeout,

        @DefaultValue("7d") @Allowed(min = "1h", max = "3650d")
        Duration retention,

        @DefaultValue("500ms") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("1s") @Allowed(min = "50ms", max = "1m")
        Duration renewalInterval,

        @DefaultValue("5s") @Allowed(min = "100ms", max = "10m")
        Duration metricsInterval,

        @DefaultValue("10m") @Allowed(min = "1s", max = "7d")
        Duration purgeInterval) {}
