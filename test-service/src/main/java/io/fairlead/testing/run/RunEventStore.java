package io.fairlead.testing.run;

import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.http.stream.StreamEvent;
import io.fairlead.jdbc.Columns;
import io.fairlead.testing.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps every event that was told of a run, beside its row, as the streams send them. */
@Repository
class RunEventStore {

    private final JdbcClient jdbc;
    private final LenientJson json;

    RunEventStore(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(UUID runId, List<TestEvent> events) {
        jdbc.sql("""
                insert into test_run_event (run_id, sequence, type, body)
                select :run_id, sequence, type, body::json
                from unnest(:sequences::bigint[], :types::text[], :bodies::text[]) as told (sequence, type, body)
                """)
                .param("run_id", runId)
                .param(
                        "sequences",
                        Columns.bigints(events.stream().map(TestEvent::sequence).toList()))
                .param(
                        "types",
                        Columns.texts(events.stream().map(EventNames::of).toList()))
                .param("bodies", Columns.texts(events.stream().map(json::write).toList()))
                .update();
    }

    boolean hasExpedited(UUID runId) {
        return jdbc.sql("select exists (select from test_run_event where run_id = :run_id and type = :type)")
                .param("run_id", runId)
                .param("type", EventNames.EXPEDITED)
                .query(Boolean.class)
                .single();
    }

    List<StreamEvent> listAfter(UUID runId, long sequence) {
        return jdbc.sql("""
                select sequence, type, body from test_run_event
                where run_id = :run_id and sequence > :sequence order by sequence
                """)
                .param("run_id", runId)
                .param("sequence", sequence)
                .query((row, _) -> readEvent(row))
                .list();
    }

    /** The runs that have gone on since these events of theirs. */
    List<UUID> changedSince(Map<UUID, Long> known) {
        return jdbc.sql("""
                select run.id from unnest(:ids::uuid[], :sequences::bigint[]) as known (id, sequence)
                join test_run run on run.id = known.id and run.sequence > known.sequence
                """)
                .param("ids", Columns.uuids(known.keySet()))
                .param("sequences", Columns.bigints(known.values()))
                .query((row, _) -> Columns.uuid(row, "id"))
                .list();
    }

    private static StreamEvent readEvent(ResultSet row) throws SQLException {
        var type = row.getString("type");
        var last = type.equals(EventNames.COMPLETED);
        return new StreamEvent(row.getLong("sequence"), type, row.getString("body"), last);
    }
}
