package io.fairlead.console.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.console.admission.ServiceBreakers.ServiceCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceBreakersTests {

    private final ServiceBreakers breakers =
            new ServiceBreakers(new AdmissionProperties(1, 1, Duration.ofMillis(100)), new SimpleMeterRegistry());

    @Test
    void refusesWhatASilentServiceWouldOnlyKeepWaiting() {
        begin().ranOutOfTime();
        begin().ranOutOfTime();

        assertThat(breakers.begin("test")).isEmpty();
        assertThat(breakers.begin("secret")).isPresent();
    }

    @Test
    void asksASilentServiceAgainOneByOne() {
        begin().ranOutOfTime();
        begin().ranOutOfTime();

        var probe =
                await().until(() -> breakers.begin("test"), Optional::isPresent).orElseThrow();
        assertThat(breakers.begin("test")).isEmpty();
        probe.answered();

        assertThat(breakers.begin("test")).isPresent();
    }

    @Test
    void takesNoServiceForSilentThatAnswersOthers() {
        for (var i = 0; i < 10; i++) {
            var slow = begin();
            begin().answered();
            slow.ranOutOfTime();
        }

        assertThat(breakers.begin("test")).isPresent();
    }

    @Test
    void takesNoServiceForSilentBecauseCallersLeave() {
        for (var i = 0; i < 10; i++) {
            begin().close();
        }

        assertThat(breakers.begin("test")).isPresent();
    }

    private ServiceCall begin() {
        return breakers.begin("test").orElseThrow();
    }
}
