package io.fairlead.local.program;

import java.time.Duration;

/** Says how long to wait before the next start: 1 s, doubled up to 30 s, from 1 s again after a good minute. */
final class RestartBackoff {

    private static final Duration MIN_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);
    private static final Duration GOOD_RUN = Duration.ofMinutes(1);

    private Duration next = MIN_DELAY;

    Duration delayAfter(Duration uptime) {
        if (uptime.compareTo(GOOD_RUN) >= 0) {
            next = MIN_DELAY;
        }
        var now = next;
        next = next.multipliedBy(2).compareTo(MAX_DELAY) > 0 ? MAX_DELAY : next.multipliedBy(2);
        return now;
    }
}
