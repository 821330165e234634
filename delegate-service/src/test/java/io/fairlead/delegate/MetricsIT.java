package io.fairlead.delegate;

import static io.fairlead.delegate.FakeDelegate.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MetricsIT extends DelegateServiceTest {

    @Autowired
    private MeterRegistry metrics;

    @Test
    void showsWhoIsConnectedAndEachDelegateWhereThatIsWanted() {
        var delegate = enrolled("measured").connect(1);

        // There is none of it before the next sample.
        await().ignoreExceptionsInstanceOf(MeterNotFoundException.class).untilAsserted(() -> {
            assertThat(delegates("connected")).isPositive();
            assertThat(metrics.get("fairlead.delegate.silence")
                            .tag("delegate_id", delegate.id().toString())
                            .gauge()
                            .value())
                    .isBetween(0.0, 60.0);
            assertThat(metrics.get("fairlead.delegate.tasks")
                            .tag("delegate_id", delegate.id().toString())
                            .gauge()
                            .value())
                    .isZero();
        });
        var lost = delegates("lost");
        delegate.kill();

        await().untilAsserted(() -> assertThat(delegates("lost")).isGreaterThan(lost));
    }

    @Test
    void measuresHowLongATaskWaitsForADelegate() {
        var timer = metrics.get("fairlead.tasks.time.to.assign").timer();
        var before = timer.count();
        var delegate = enrolled("assigned").connect(1);

        request();
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);
        delegate.sendFrame(verified(offer));
        delegate.await(ResultAcknowledged.class);

        assertThat(timer.count()).isGreaterThan(before);
        assertThat(timer.max(TimeUnit.SECONDS)).isBetween(0.0, 60.0);
        assertThat(metrics.get("fairlead.tasks.stale.results").counter().count())
                .isNotNegative();
        await().ignoreExceptionsInstanceOf(MeterNotFoundException.class)
                .untilAsserted(() -> assertThat(
                                metrics.get("fairlead.tasks.queued").gauge().value())
                        .isNotNegative());
    }

    private double delegates(String state) {
        return metrics.get("fairlead.delegates")
                .tags("scope_kind", "org", "state", state)
                .gauge()
                .value();
    }
}
