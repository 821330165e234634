package io.fairlead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.http.problem.InvalidRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferHeaderTests {

    private static final Duration SECONDS_10 = Duration.ofSeconds(10);
    private static final Duration SECONDS_30 = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({
        "wait=20, PT20S",
        "'handling=lenient, Wait=5', PT5S",
        "'wait=\"3\"', PT3S",
        "wait=600, PT30S",
        "wait=0, PT0S",
        "respond-async, PT0S",
        "return=minimal, PT10S",
    })
    void isWhatTheClientSaysWithinBounds(String prefer, Duration wait) {
        assertThat(PreferHeader.waitTime(prefer, SECONDS_10, SECONDS_30)).isEqualTo(wait);
    }

    @Test
    void isNoText() {
        assertThatThrownBy(() -> PreferHeader.waitTime("wait=soon", SECONDS_10, SECONDS_30))
                .isInstanceOf(InvalidRequest.class);
        assertThat(PreferHeader.waitTime(null, SECONDS_10, SECONDS_30)).isEqualTo(SECONDS_10);
    }
}
