package io.fairlead.connector.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.http.InvalidRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTests {

    private static final OperationProperties PROPERTIES = new OperationProperties(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(7));

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
        assertThat(Preference.wait(prefer, PROPERTIES)).isEqualTo(wait);
    }

    @Test
    void isNoText() {
        assertThatThrownBy(() -> Preference.wait("wait=soon", PROPERTIES)).isInstanceOf(InvalidRequest.class);
        assertThat(Preference.wait(null, PROPERTIES)).isEqualTo(Duration.ofSeconds(10));
    }
}
