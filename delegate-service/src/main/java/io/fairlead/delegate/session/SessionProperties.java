package io.fairlead.delegate.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How connections are kept.
 *
 * @param instance names this instance in logs; a random part is added, so that a restart is another one
 * @param silence without a frame for so long, a delegate is taken for gone; delegates ping every 15 s
 * @param renewEvery how often delegates renew their leases; a third of the lease
 * @param pollHold how long a poll waits for something to say; below the delegates' 35 s
 */
@ConfigurationProperties("fairlead.session")
record SessionProperties(
        String instance,
        @DefaultValue("40s") Duration silence,
        @DefaultValue("5s") Duration renewEvery,
        @DefaultValue("25s") Duration pollHold) {}
