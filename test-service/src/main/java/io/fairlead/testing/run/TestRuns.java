package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.http.stream.StreamEvent;
import io.fairlead.testing.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored runs, one row each, and beside it every event that was told of the run. */
@Repository
class TestRuns {

    private final JdbcClient jdbc;
    private final LenientJson json;
    private final RunRow rows;

    TestRuns(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json;
        this.rows = new RunRow(json);
    }

    /** Empty when a run for the same cause exists already. */
    Optional<TestRun> insert(ConnectorUnderTest subject, RunCause cause, Duration timeLimit) {
        return jdbc.sql("""
                insert into test_run (connector_id, scope, identifier, connector_version, configuration_hash, trigger,
                                      secret_id, secret_version, retries, trial, deadline)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, now() + ? * interval '1 millisecond')
                on conflict do nothing
                returning *""")
                .param(subject.connectorId())
                .param(subject.connector().scope().toText())
                .param(subject.connector().identifier())
                .param(subject.version())
                .param(subject.configurationHash())
                .param(cause.trigger().name())
                .param(cause.secretId())
                .param(cause.secretVersion())
                .param(cause.retries())
                .param(cause.trial() == null ? null : json.write(cause.trial()))
                .param(timeLimit.toMillis())
                .query(rows::read)
                .optional();
    }

    void save(TestRun run, List<TestEvent> events) {
        var ending = run.ending();
        jdbc.sql("""
                update test_run
                set state = ?, sequence = ?, started_at = ?, progress = ?::jsonb, ending = ?::jsonb, retry_at = ?
                where id = ?""")
                .param(run.state().name())
                .param(run.sequence())
                .param(utc(run.startedAt()))
                .param(json.write(run.progress()))
                .param(ending == null ? null : json.write(ending))
                .param(ending == null ? null : utc(ending.retryAt()))
                .param(run.id())
                .update();
        jdbc.sql("""
                insert into test_run_event (run_id, sequence, type, body)
                select ?, sequence, type, body::json
                from unnest(?::bigint[], ?::text[], ?::text[]) as told (sequence, type, body)""")
                .params(
                        run.id(),
                        events.stream().map(TestEvent::sequence).toArray(Long[]::new),
                        events.stream().map(EventNames::of).toArray(String[]::new),
                        events.stream().map(json::write).toArray(String[]::new))
                .update();
    }

    Optional<TestRun> find(UUID id) {
        return jdbc.sql("select * from test_run where id = ?")
                .param(id)
                .query(rows::read)
                .optional();
    }

    Optional<TestRun> lock(UUID id) {
        return jdbc.sql("select * from test_run where id = ? for update")
                .param(id)
                .query(rows::read)
                .optional();
    }

    List<TestRun> lockOpenOf(UUID connectorId) {
        return jdbc.sql("""
                select * from test_run where connector_id = ? and state in ('REQUESTED', 'RUNNING')
                order by id for update""").param(connectorId).query(rows::read).list();
    }

    List<TestRun> lockOverdue(int limit) {
        return jdbc.sql("""
                select * from test_run where state in ('REQUESTED', 'RUNNING') and deadline < now()
                order by deadline limit ? for update skip locked""").param(limit).query(rows::read).list();
    }

    /** Those that are to be tried again by now, each given out once; not those that a younger live run has overtaken. */
    List<TestRun> takeDueRetries(int limit) {
        return jdbc.sql("""
                with due as (
                    update test_run set retry_at = null where id in (
                        select id from test_run where retry_at < now()
                        order by retry_at limit ? for update skip locked)
                    returning *)
                select * from due where not exists (
                    select from test_run younger
                    where younger.connector_id = due.connector_id and younger.trial is null
                      and (younger.requested_at, younger.id) > (due.requested_at, due.id))""").param(limit).query(rows::read).list();
    }

    /** Brings forward the retries of runs that ended for one of these reasons. */
    int retryNow(List<Diagnosis> codes) {
        return jdbc.sql("""
                update test_run set retry_at = now()
                where retry_at > now() and ending -> 'outcome' ->> 'code' = any(?)""")
                .params((Object) codes.stream().map(Diagnosis::name).toArray(String[]::new))
                .update();
    }

    boolean knowsNewerSecret(UUID connectorId, RunCause cause) {
        return jdbc.sql("""
                select exists (select from test_run
                               where trigger = 'SECRET_CHANGED' and connector_id = ? and secret_id = ?
                                 and secret_version > ?)""")
                .param(connectorId)
                .param(cause.secretId())
                .param(cause.secretVersion())
                .query(Boolean.class)
                .single();
    }

    List<StreamEvent> eventsAfter(UUID id, long after) {
        return jdbc.sql("""
                select sequence, type, body from test_run_event where run_id = ? and sequence > ? order by sequence""").params(id, after).query((row, _) -> readEvent(row)).list();
    }

    private static StreamEvent readEvent(ResultSet row) throws SQLException {
        var type = row.getString("type");
        var last = type.equals(EventNames.COMPLETED);
        return new StreamEvent(row.getLong("sequence"), type, row.getString("body"), last);
    }

    List<UUID> changedSince(Map<UUID, Long> known) {
        return jdbc.sql("""
                select run.id from unnest(?::uuid[], ?::bigint[]) as known (id, sequence)
                join test_run run on run.id = known.id and run.sequence > known.sequence""")
                .params(known.keySet().toArray(UUID[]::new), known.values().toArray(Long[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Forgets ended runs, save the youngest of each connector; those of drafts have none. Answers how many it was. */
    int purge(Duration olderThan, int keepAtLeast, int limit) {
        return jdbc.sql("""
                delete from test_run where id in (
                    select old.id from test_run old
                    where old.requested_at < now() - ? * interval '1 second'
                      and old.state not in ('REQUESTED', 'RUNNING')
                      and (old.trigger = 'DRAFT'
                           or (select count(*) from (
                                  select from test_run younger
                                  where younger.connector_id = old.connector_id
                                    and (younger.requested_at, younger.id) > (old.requested_at, old.id)
                                  limit ?) as few) = ?)
                    limit ? for update skip locked)""")
                .params(olderThan.toSeconds(), keepAtLeast, keepAtLeast, limit)
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
