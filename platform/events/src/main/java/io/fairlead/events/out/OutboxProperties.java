package io.fairlead.events.out;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are published that are stored.
 *
 * @param sweepInterval how often events are looked for that nobody was woken for; up to four times as long while there are
 *     none
 * @param deleteInterval how long events that were published wait for others, so that one statement deletes them all
 * @param lease after which the events of an instance that died are published by others; an instance that comes back under
 *     its name takes over its own at once
 */
@ConfigurationProperties("fairlead.events.outbox")
record OutboxProperties(
        @DefaultValue("500ms") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("100ms") @Allowed(min = "1ms", max = "1s")
        Duration deleteInterval,

        @DefaultValue("10s") @Allowed(min = "6s", max = "1m")
        Duration lease) {}
