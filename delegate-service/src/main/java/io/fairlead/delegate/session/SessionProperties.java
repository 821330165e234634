package io.fairlead.delegate.session;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How connections are kept.
 *
 * @param instance names this instance in logs; a random part is added, so that a restart is another one
 * @param silenceTimeout without a frame for so long, a delegate is taken for gone; delegates ping every 15 s
 * @param leaseRenewalInterval how often delegates renew their leases; a third of the lease
 * @param pollTimeout how long a poll waits for something to say; below the delegates' 35 s
 * @param silenceCheckInterval how often silent connections are looked for
 * @param confirmationInterval how often this instance confirms its connections, and looks for those of instances that are gone
 */
@ConfigurationProperties("fairlead.delegate.session")
record SessionProperties(
        String instance,

        @DefaultValue("40s") @Allowed(min = "1s", max = "10m")
        Duration silenceTimeout,

        @DefaultValue("5s") @Allowed(min = "1s", max = "5m") Duration leaseRenewalInterval,

        @DefaultValue("25s") @Allowed(min = "1s", max = "34s")
        Duration pollTimeout,

        @DefaultValue("5s") @Allowed(min = "100ms", max = "1m")
        Duration silenceCheckInterval,

        @DefaultValue("10s") @Allowed(min = "100ms", max = "1m")
        Duration confirmationInterval) {}
