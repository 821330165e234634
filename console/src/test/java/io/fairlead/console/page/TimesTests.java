package io.fairlead.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTests {

    private static final Instant NOW = Instant.parse("2026-11-26T23:43:14Z");

    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void saysHowLongAgoOrHowSoon() {
        assertThat(times.relative(NOW.minusSeconds(9))).isEqualTo("just now");
        assertThat(times.relative(NOW.minusSeconds(89))).isEqualTo("89 s ago");
        assertThat(times.relative(NOW.plusSeconds(3 * 86_400))).isEqualTo("in 3 days");
    }

    @Test
    void saysHowLongAStateHasLasted() {
        assertThat(times.lasting(NOW.minusSeconds(9))).isEqualTo("just now");
        assertThat(times.lasting(NOW.minusSeconds(600))).isEqualTo("for 10 min");
    }

    @Test
    void writesTimesInASentenceForPeople() {
        assertThat(times.readable("disconnected since 2026-11-26T08:03:04.123Z, lacks tag 2026"))
                .isEqualTo("disconnected since 26 Nov 2026, 08:03:04 UTC, lacks tag 2026");
    }
}
