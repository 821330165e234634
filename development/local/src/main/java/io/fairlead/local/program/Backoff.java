package io.fairlead.local.program;

import java.time.Duration;

/** Says how long to wait before the next start: 1 s, doubled up to 30 s, from 1 s again after a good minute. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_RUN = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration after(Duration lived) {
        if (lived.compareTo(GOOD_RUN) >= 0) {
            next = FIRST;
        }
        var now = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return now;
    }
}
