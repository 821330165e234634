package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.runtime.metrics.SampledGauges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts how tasks end, measures how long they wait for a delegate, and shows what waits now. */
@Component
class TaskMetrics {

    private final MeterRegistry metrics;
    private final JdbcClient jdbc;
    private final SampledGauges queued;
    private final SampledGauges queueAge;
    private final Counter stale;
    private final Timer timeToAssign;

    TaskMetrics(MeterRegistry metrics, JdbcClient jdbc) {
        this.metrics = metrics;
        this.jdbc = jdbc;
        this.queued = SampledGauges.of(
                metrics, "fairlead.tasks.queued", null, "Tasks that no delegate has yet; the same in every instance");
        this.queueAge = SampledGauges.of(
                metrics,
                "fairlead.tasks.queue.age",
                "seconds",
                "How long the oldest of them has been waiting; the same in every instance");
        this.stale = Counter.builder("fairlead.tasks.stale.results")
                .description("Results of delegates that had lost the task meanwhile")
                .register(metrics);
        this.timeToAssign = Timer.builder("fairlead.tasks.time.to.assign")
                .description("From the arrival of a task to its offer to a delegate")
                .serviceLevelObjectives(
                        Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(metrics);
        completions(Diagnosis.OK);
    }

    void offered(Task task) {
        timeToAssign.record(Duration.ofMillis(task.millisQueued()));
    }

    void completed(Diagnosis code) {
        completions(code).increment();
    }

    private Counter completions(Diagnosis code) {
        return Counter.builder("fairlead.tasks.completed")
                .description("Tasks that ended, by what was found")
                .tag("code", code.name())
                .register(metrics);
    }

    void stale() {
        stale.increment();
    }

    @Scheduled(fixedDelayString = "#{@taskProperties.metricsInterval()}")
    void refresh() {
        queued.sample(() -> Map.of(Tags.empty(), readQueue("count(*)")));
        queueAge.sample(
                () -> Map.of(Tags.empty(), readQueue("coalesce(extract(epoch from now() - min(queued_at)), 0)")));
    }

    private double readQueue(String value) {
        return jdbc.sql("select " + value + " from task where state = 'QUEUED' and completed_at is null")
                .query(Double.class)
                .single();
    }
}
