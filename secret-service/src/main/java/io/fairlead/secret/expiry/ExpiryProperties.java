package io.fairlead.secret.expiry;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded.
 *
 * @param remindDaysBefore days before the end, 0 for the end itself
 * @param sweepInterval how often reminders that are due are looked for
 */
@ConfigurationProperties("fairlead.secret.expiry")
record ExpiryProperties(
        @DefaultValue({"30", "7", "1", "0"}) @Allowed(min = "0", max = "3650")
        List<Integer> remindDaysBefore,

        @DefaultValue("1m") @Allowed(min = "100ms", max = "1d")
        Duration sweepInterval) {

    ExpiryProperties {
        remindDaysBefore = List.copyOf(remindDaysBefore);
    }
}
