package io.fairlead.audit;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon entries are linked.
 *
 * @param linkDelay how long entries wait for others, so that one transaction links them all
 * @param sweepInterval how often entries without a link that nobody was woken for are looked for; up to four times as
 *     long while there are none
 * @param headInterval how often the head of the chain goes into the log, where it moved
 */
@ConfigurationProperties("fairlead.audit")
record AuditProperties(
        @DefaultValue("250ms") @Allowed(min = "1ms", max = "10s")
        Duration linkDelay,

        @DefaultValue("1s") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("1m") @Allowed(min = "1s", max = "1d") Duration headInterval) {}
