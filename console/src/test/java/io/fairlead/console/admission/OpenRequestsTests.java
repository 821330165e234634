package io.fairlead.console.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.admission.OpenRequests.Admission;
import io.fairlead.runtime.web.WebServerProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenRequestsTests {

    private final OpenRequests open = new OpenRequests(
            new WebServerProperties(10, 10, Duration.ofSeconds(1), 1, 2, 1),
            new AdmissionProperties(3, 10, Duration.ofSeconds(1)),
            new SimpleMeterRegistry());

    @Test
    void letsEachCallerHaveItsOwn() {
        assertThat(open.admitStream("a")).isInstanceOf(Admission.Admitted.class);
        assertThat(open.admitStream("a")).isInstanceOf(Admission.Admitted.class);

        assertThat(open.admitStream("a")).isEqualTo(new Admission.CallerHasTooMany(2));
        assertThat(open.admitStream("b")).isInstanceOf(Admission.Admitted.class);
        assertThat(open.admitWait("a")).isInstanceOf(Admission.Admitted.class);
        assertThat(open.admitWait("a")).isEqualTo(new Admission.CallerHasTooMany(1));
    }

    @Test
    void hasRoomForSoManyAndNoMore() {
        open.admitStream("a");
        open.admitStream("b");
        open.admitStream("c");

        assertThat(open.admitStream("d")).isEqualTo(new Admission.Full());
    }

    @Test
    void givesAPlaceToTheNextOnceHoweverOftenItIsReleased() {
        var first = (Admission.Admitted) open.admitStream("a");
        open.admitStream("a");
        first.close();
        first.close();

        assertThat(open.admitStream("a")).isInstanceOf(Admission.Admitted.class);
        assertThat(open.admitStream("a")).isEqualTo(new Admission.CallerHasTooMany(2));
    }
}
