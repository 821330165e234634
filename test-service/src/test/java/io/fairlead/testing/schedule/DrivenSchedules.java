package io.fairlead.testing.schedule;

import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.run.RunQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Instances of the service whose clock a test drives; the one under test has another default, and the real clock. */
@TestComponent
public class DrivenSchedules {

    private final TestSchedules schedules;
    private final ConnectorDirectory catalog;
    private final RunQueue queue;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private volatile Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    DrivenSchedules(
            TestSchedules schedules,
            ConnectorDirectory catalog,
            RunQueue queue,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.schedules = schedules;
        this.catalog = catalog;
        this.queue = queue;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Long after all that the service itself plans, so that it leaves these schedules alone. */
    public void begin() {
        jdbc.sql("delete from test_schedule").update();
        jdbc.sql("delete from connector").update();
        now = Instant.parse("2041-03-01T12:00:00Z");
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** What an instance with this default does once a minute; zero for none. */
    public void plan(Duration byDefault) {
        new PlanSchedules(schedules, dueTimes(byDefault), transaction, clock).sweep();
    }

    /** What an instance with this default does every other second. */
    public void startDueTests(Duration byDefault) {
        new StartDueTests(
                        schedules,
                        dueTimes(byDefault),
                        catalog,
                        queue,
                        properties(byDefault),
                        transaction,
                        clock,
                        metrics)
                .sweep();
    }

    /** As if it had been due this long ago. */
    public void isDueSince(UUID connectorId, Duration ago) {
        jdbc.sql("update test_schedule set due_at = :due, start_at = :due where connector_id = :connector")
                .param("due", now.minus(ago).atOffset(ZoneOffset.UTC))
                .param("connector", connectorId)
                .update();
    }

    public int scheduledTestsOf(UUID connectorId) {
        return jdbc.sql("select count(*) from test_run where connector_id = ? and trigger = 'SCHEDULED'")
                .param(connectorId)
                .query(Integer.class)
                .single();
    }

    /** As if delegates had done all of them. */
    public void endAllTests() {
        jdbc.sql("update test_run set state = 'COMPLETED' where trigger = 'SCHEDULED'")
                .update();
    }

    public boolean isPlanned(UUID connectorId) {
        return schedules.find(connectorId).map(ConnectorSchedule::next).isPresent();
    }

    public Duration largestLateness() {
        return Duration.ofMillis(
                (long) metrics.get("fairlead.test.schedule.lateness").timer().max(TimeUnit.MILLISECONDS));
    }

    private static DueTimes dueTimes(Duration byDefault) {
        return new DueTimes(properties(byDefault));
    }

    private static ScheduleProperties properties(Duration byDefault) {
        return new ScheduleProperties(
                !byDefault.isZero(), byDefault, Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
}
