package io.fairlead.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.probe.NegativeControl.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NegativeControlTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:30:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger tries = new AtomicInteger();
    private final NegativeControl control = new NegativeControl(true, clock);

    @Test
    void triesAgainAfterADay() {
        assertThat(at("one", Result.REFUSED)).isEqualTo(Result.REFUSED);
        now.updateAndGet(time -> time.plus(Duration.ofHours(23)));
        assertThat(at("one", Result.ACCEPTED)).isEqualTo(Result.REFUSED);
        now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
        assertThat(at("one", Result.ACCEPTED)).isEqualTo(Result.ACCEPTED);
        assertThat(tries).hasValue(2);
    }

    @Test
    void doesNotTryAgainWhatHadNoClearAnswer() {
        assertThat(at("one", Result.UNKNOWN)).isEqualTo(Result.UNKNOWN);
        assertThat(at("one", Result.REFUSED)).isEqualTo(Result.UNKNOWN);
        assertThat(at("two", Result.REFUSED)).isEqualTo(Result.REFUSED);
        assertThat(tries).hasValue(2);
    }

    @Test
    void learnsFromARealRefusal() {
        control.recordRefusal("one");

        assertThat(at("one", Result.ACCEPTED)).isEqualTo(Result.REFUSED);
        assertThat(tries).hasValue(0);
    }

    @Test
    void triesNothingWhereThatIsForbidden() {
        var forbidden = new NegativeControl(false, clock);

        assertThat(forbidden.resultFor("one", Duration.ofSeconds(1), () -> Result.REFUSED))
                .isEqualTo(Result.UNKNOWN);
    }

    private Result at(String place, Result result) {
        return control.resultFor(place, Duration.ofSeconds(1), () -> {
            tries.incrementAndGet();
            return result;
        });
    }
}
