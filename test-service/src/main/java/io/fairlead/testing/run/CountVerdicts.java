package io.fairlead.testing.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts how runs end, and how long people wait for it. */
@Component
class CountVerdicts {

    private final MeterRegistry metrics;

    CountVerdicts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @TransactionalEventListener
    void on(RunChanged changed) {
        var run = changed.run();
        var ending = run.ending();
        if (ending == null) {
            return;
        }
        var verdict = ending.outcome().verdict().name();
        metrics.counter(
                        "fairlead.test.runs",
                        "state",
                        run.state().name(),
                        "verdict",
                        verdict,
                        "code",
                        ending.outcome().code().name(),
                        "trigger",
                        run.cause().trigger().name())
                .increment();
        metrics.timer("fairlead.test.time.to.verdict", "verdict", verdict)
                .record(Duration.between(run.requestedAt(), ending.completedAt()));
    }
}
