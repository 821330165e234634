package io.fairlead.console.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a connector is tested again by itself, as test-service tells it. */
public record TestSchedule(
        @Nullable Duration interval,
        @Nullable String cron,
        @Nullable String timeZone,
        boolean suspended,
        @Nullable String suspendedReason,
        @Nullable Instant nextTestAt) {

    /** In a few words. */
    public String summary() {
        if (suspended) {
            return "Suspended: " + suspendedReason;
        }
        if (cron != null) {
            return "Tested at %s (%s)".formatted(cron, timeZone);
        }
        return interval == null ? "Not tested on a schedule" : "Tested every " + words(interval);
    }

    private static String words(Duration interval) {
        var minutes = interval.toMinutes();
        if (minutes % 60 != 0) {
            return minutes == 1 ? "minute" : minutes + " minutes";
        }
        return minutes == 60 ? "hour" : minutes / 60 + " hours";
    }
}
