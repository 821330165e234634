package io.fairlead.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnonymousEntryLimitTests {

    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final InstantSource time = () -> now;
    private final AnonymousEntryLimit limit = new AnonymousEntryLimit(time.withZone(ZoneOffset.UTC));

    @Test
    void recordsOfAFloodTheBeginningAndThenFiveASecond() {
        assertThat(admitted(10_000)).isEqualTo(200);

        now = now.plusSeconds(10);

        assertThat(admitted(10_000)).isEqualTo(50);
    }

    @Test
    void savesNoMoreThanOneBurstWhileNobodyComes() {
        now = now.plus(Duration.ofDays(1));

        assertThat(admitted(10_000)).isEqualTo(200);
    }

    @Test
    void admitsNoMoreWhenTheClockIsSetBack() {
        admitted(200);
        now = now.minusSeconds(3_600);

        assertThat(admitted(100)).isZero();
    }

    private long admitted(int requests) {
        return IntStream.range(0, requests).filter(_ -> limit.tryAcquire()).count();
    }
}
