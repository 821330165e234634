package io.fairlead.events.out;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes what one partition of the outbox holds, under its lock, and deletes what the broker has. */
class PartitionPublisher {

    static final int BATCH_SIZE = 500;

    private static final String ROWS = """
            select id, topic, state_topic, aggregate_id, sequence, event_id, type, ends, occurred_at, traceparent, actor,
                   payload
              from outbox where part = ? order by id limit
            """ + BATCH_SIZE;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final KafkaTemplate<String, byte[]> kafka;
    private final String source;

    PartitionPublisher(
            JdbcTemplate jdbc, TransactionTemplate transaction, KafkaTemplate<String, byte[]> kafka, String source) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.kafka = kafka;
        this.source = source;
    }

    /** Publishes at most {@value #BATCH_SIZE} events and says how many. Throws, and keeps them all, when one fails. */
    int publishBatch(int partition) {
        var sent = transaction.execute(_ -> {
            // A row that is lost in a crash here is only sent again.
            jdbc.execute("set local synchronous_commit = off");
            // Separate statements: the rows must be read with a snapshot taken after the lock was had.
            jdbc.queryForList("select part from outbox_part where part = ? for update", partition);
            var rows = jdbc.query(ROWS, (row, _) -> stored(row), partition);
            if (!rows.isEmpty()) {
                send(rows);
                // By id, not by "up to": a row with a lower id may have been committed since.
                var ids = rows.stream().map(StoredEvent::id).toArray(Long[]::new);
                jdbc.update("delete from outbox where id = any(?)", (Object) ids);
            }
            return rows.size();
        });
        return sent == null ? 0 : sent;
    }

    private void send(List<StoredEvent> rows) {
        var acknowledgements = new ArrayList<CompletableFuture<?>>();
        for (var row : rows) {
            row.records(source).forEach(record -> acknowledgements.add(kafka.send(record)));
        }
        CompletableFuture.allOf(acknowledgements.toArray(CompletableFuture[]::new))
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("state_topic"),
                row.getObject("aggregate_id", UUID.class),
                row.getLong("sequence"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getBoolean("ends"),
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("traceparent"),
                row.getString("actor"),
                row.getString("payload"));
    }
}
