package io.fairlead.events.out;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon events are published should nobody be woken for them.
 *
 * @param sweepInterval how often events that are stored and not published are looked for
 */
@ConfigurationProperties("fairlead.events.outbox")
record OutboxProperties(
        @DefaultValue("500ms") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval) {}
