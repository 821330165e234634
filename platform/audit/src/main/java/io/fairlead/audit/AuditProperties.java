package io.fairlead.audit;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon entries are linked should nobody be woken for them.
 *
 * @param sweepInterval how often entries without a link are looked for
 * @param headInterval how often the head of the chain goes into the log, where it moved
 */
@ConfigurationProperties("fairlead.audit")
record AuditProperties(
        @DefaultValue("1s") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("1m") @Allowed(min = "1s", max = "1d") Duration headInterval) {}
