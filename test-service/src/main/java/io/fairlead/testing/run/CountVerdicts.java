package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.DiagnosisStage;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.diagnosis.Severity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts how runs end, and how long people wait for it. */
@Component
class CountVerdicts {

    private final MeterRegistry metrics;

    CountVerdicts(MeterRegistry metrics) {
        this.metrics = metrics;
        Arrays.stream(Diagnosis.values()).filter(CountVerdicts::isOurFault).forEach(this::faults);
        Arrays.stream(ConnectionVerdict.values()).forEach(this::timeToVerdict);
    }

    /** What says nothing of the registry, and what no user can mend. */
    private static boolean isOurFault(Diagnosis code) {
        return code.stage() == DiagnosisStage.FAIRLEAD
                && code.severity() == Severity.ERROR
                && code.retry() == RetryAdvice.SOON;
    }

    private Counter faults(Diagnosis code) {
        return Counter.builder("fairlead.test.faults")
                .description("Tests that ended without a verdict on the registry because Fairlead could not do them")
                .tag("code", code.name())
                .register(metrics);
    }

    private Timer timeToVerdict(ConnectionVerdict verdict) {
        return Timer.builder("fairlead.test.time.to.verdict")
                .description("From the request for a test to its verdict")
                .tag("verdict", verdict.name())
                .serviceLevelObjectives(
                        Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30))
                .register(metrics);
    }

    @TransactionalEventListener
    void on(RunChanged changed) {
        var run = changed.run();
        var ending = run.ending();
        if (ending == null) {
            return;
        }
        var verdict = ending.outcome().verdict();
        var code = ending.outcome().code();
        Counter.builder("fairlead.test.runs")
                .description("Tests that ended")
                .tag("state", run.state().name())
                .tag("verdict", verdict.name())
                .tag("code", code.name())
                .tag("trigger", run.cause().trigger().name())
                .register(metrics)
                .increment();
        if (isOurFault(code)) {
            faults(code).increment();
        }
        timeToVerdict(verdict).record(Duration.between(run.requestedAt(), ending.completedAt()));
    }
}
