package io.fairlead.local.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartBackoffTests {

    private final RestartBackoff backoff = new RestartBackoff();

    @Test
    void doublesUpToHalfAMinute() {
        var pauses = Stream.generate(
                        () -> backoff.delayAfter(Duration.ofSeconds(2)).toSeconds())
                .limit(7)
                .toList();

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterAGoodRun() {
        backoff.delayAfter(Duration.ZERO);
        backoff.delayAfter(Duration.ZERO);

        assertThat(backoff.delayAfter(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    }
}
