package io.fairlead.testing.schedule;

import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import io.fairlead.testing.schedule.ConnectorSchedule.DueTest;
import io.fairlead.testing.schedule.ConnectorSchedule.Suspension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The schedules of all connectors, also of those that nobody has given one. */
@Repository
@ReadsTables("connector")
class TestSchedules {

    private static final String SAVE = """
            insert into test_schedule (connector_id, version, mode, every, cron, time_zone, suspended_reason,
                                       suspended_until, planned_by, due_at, start_at)
            values (:connector, :version, :mode, :every, :cron, :time_zone, :suspended_reason, :suspended_until,
                    :planned_by, :due_at, :start_at)
            on conflict (connector_id) do update
                set version = excluded.version, mode = excluded.mode, every = excluded.every, cron = excluded.cron,
                    time_zone = excluded.time_zone, suspended_reason = excluded.suspended_reason,
                    suspended_until = excluded.suspended_until, planned_by = excluded.planned_by, due_at = excluded.due_at,
                    start_at = excluded.start_at
            """;

    private static final String WITHOUT_SCHEDULE = """
            select connector.connector_id from connector
            where definition is not null
              and not exists (select from test_schedule where test_schedule.connector_id = connector.connector_id)
            limit :limit
            """;

    private static final String OF_DELETED_CONNECTORS = """
            delete from test_schedule where connector_id in (
                select connector_id from test_schedule orphan
                where not exists (select from connector
                                  where connector.connector_id = orphan.connector_id and definition is not null)
                for update skip locked)
            """;

    private final JdbcClient jdbc;

    TestSchedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ConnectorSchedule> find(UUID connectorId) {
        return jdbc.sql("select * from test_schedule where connector_id = ?")
                .param(connectorId)
                .query(TestSchedules::readRow)
                .optional();
    }

    /** Locked until the transaction ends, so that one instance at a time changes it. */
    Optional<ConnectorSchedule> lock(UUID connectorId) {
        return jdbc.sql("select * from test_schedule where connector_id = ? for update")
                .param(connectorId)
                .query(TestSchedules::readRow)
                .optional();
    }

    /** Locked; those that another instance has in hand are left to it. */
    List<ConnectorSchedule> lockDue(Instant now, int limit) {
        return jdbc.sql("""
                select * from test_schedule where start_at <= :now
                order by start_at limit :limit for update skip locked
                """)
                .param("now", Columns.timestamp(now))
                .param("limit", limit)
                .query(TestSchedules::readRow)
                .list();
    }

    /** Locked: those without a rule of their own that follow another default than this one. */
    List<ConnectorSchedule> lockOutdated(ScheduleRule defaultRule, int limit) {
        return jdbc.sql("""
                select * from test_schedule where mode = 'DEFAULT' and planned_by <> :planned_by
                limit :limit for update skip locked
                """)
                .param("planned_by", text(defaultRule))
                .param("limit", limit)
                .query(TestSchedules::readRow)
                .list();
    }

    List<UUID> listConnectorsWithoutSchedule(int limit) {
        return jdbc.sql(WITHOUT_SCHEDULE)
                .param("limit", limit)
                .query((row, _) -> Columns.uuid(row, "connector_id"))
                .list();
    }

    /** Keeps what somebody has set meanwhile. */
    void saveIfAbsent(ConnectorSchedule schedule, ScheduleRule inForce) {
        write(SAVE.substring(0, SAVE.indexOf("do update")) + "do nothing", schedule, inForce);
    }

    /** @param inForce what the rule means under the settings of today */
    void save(ConnectorSchedule schedule, ScheduleRule inForce) {
        write(SAVE, schedule, inForce);
    }

    void delete(UUID connectorId) {
        jdbc.sql("delete from test_schedule where connector_id = ?")
                .param(connectorId)
                .update();
    }

    void deleteOfDeletedConnectors() {
        jdbc.sql(OF_DELETED_CONNECTORS).update();
    }

    private void write(String statement, ConnectorSchedule schedule, ScheduleRule inForce) {
        var rule = schedule.rule();
        var next = schedule.next();
        var suspension = schedule.suspension();
        jdbc.sql(statement)
                .param("connector", schedule.connectorId())
                .param("version", schedule.version())
                .param("mode", rule.mode().name())
                .param(
                        "every",
                        rule instanceof ScheduleRule.Interval interval ? Columns.interval(interval.every()) : null)
                .param("cron", rule instanceof ScheduleRule.Cron cron ? cron.expression() : null)
                .param(
                        "time_zone",
                        rule instanceof ScheduleRule.Cron cron ? cron.zone().getId() : null)
                .param("suspended_reason", suspension == null ? null : suspension.reason())
                .param("suspended_until", suspension == null ? null : Columns.timestampOrNull(suspension.until()))
                .param("planned_by", text(inForce))
                .param("due_at", next == null ? null : Columns.timestamp(next.dueAt()))
                .param("start_at", next == null ? null : Columns.timestamp(next.startAt()))
                .update();
    }

    private static String text(ScheduleRule inForce) {
        return switch (inForce) {
            case ScheduleRule.Interval interval -> interval.every().toString();
            case ScheduleRule.Cron cron -> cron.expression() + " " + cron.zone();
            case ScheduleRule.Off _, ScheduleRule.Default _ -> inForce.mode().name();
        };
    }

    private static ConnectorSchedule readRow(ResultSet row, int number) throws SQLException {
        return new ConnectorSchedule(
                Columns.uuid(row, "connector_id"),
                row.getLong("version"),
                readRule(row),
                readSuspension(row),
                readNext(row));
    }

    private static ScheduleRule readRule(ResultSet row) throws SQLException {
        return switch (ScheduleMode.valueOf(row.getString("mode"))) {
            case DEFAULT -> new ScheduleRule.Default();
            case INTERVAL -> new ScheduleRule.Interval(Duration.parse(text(row, "every")));
            case CRON -> new ScheduleRule.Cron(text(row, "cron"), ZoneId.of(text(row, "time_zone")));
            case OFF -> new ScheduleRule.Off();
        };
    }

    private static @Nullable Suspension readSuspension(ResultSet row) throws SQLException {
        var reason = row.getString("suspended_reason");
        return reason == null ? null : new Suspension(reason, Columns.instantOrNull(row, "suspended_until"));
    }

    private static @Nullable DueTest readNext(ResultSet row) throws SQLException {
        var dueAt = Columns.instantOrNull(row, "due_at");
        return dueAt == null ? null : new DueTest(dueAt, Columns.instant(row, "start_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
