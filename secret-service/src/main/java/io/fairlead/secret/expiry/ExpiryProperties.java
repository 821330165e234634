package io.fairlead.secret.expiry;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded.
 *
 * @param remindDaysBefore days before the end, 0 for the end itself
 */
@ConfigurationProperties("fairlead.secret.expiry")
record ExpiryProperties(@DefaultValue({"30", "7", "1", "0"}) List<Integer> remindDaysBefore) {

    ExpiryProperties {
        remindDaysBefore = List.copyOf(remindDaysBefore);
        for (var days : remindDaysBefore) {
            if (days < 0 || days > 3_650) {
                throw new IllegalArgumentException(
                        "fairlead.secret.expiry.remind-days-before has %d, but takes 0 to 3650".formatted(days));
            }
        }
    }
}
