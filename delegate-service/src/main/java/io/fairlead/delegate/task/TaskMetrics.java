package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts how tasks end, and shows what waits. */
@Component
class TaskMetrics {

    private final MeterRegistry metrics;
    private final JdbcClient jdbc;
    private volatile QueueDepth queue = new QueueDepth(0, 0);

    TaskMetrics(MeterRegistry metrics, JdbcClient jdbc) {
        this.metrics = metrics;
        this.jdbc = jdbc;
        Gauge.builder("fairlead.tasks.queued", () -> queue.tasks())
                .description("Tasks that no delegate has yet")
                .register(metrics);
        Gauge.builder("fairlead.tasks.queue.age", () -> queue.seconds())
                .description("How long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(metrics);
    }

    void completed(Diagnosis code) {
        metrics.counter("fairlead.tasks.completed", "code", code.name()).increment();
    }

    void stale() {
        metrics.counter("fairlead.tasks.stale.results").increment();
    }

    @Scheduled(fixedDelayString = "#{@taskProperties.metricsInterval()}")
    void refresh() {
        queue = jdbc.sql("""
                select count(*) as tasks, coalesce(extract(epoch from now() - min(queued_at)), 0) as seconds
                  from task where state = 'QUEUED' and completed_at is null
                """).query(QueueDepth.class).single();
    }

    record QueueDepth(long tasks, double seconds) {}
}
