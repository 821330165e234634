package io.fairlead.events.out;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of stored events. */
class OutboxRows {

    static final int BATCH_SIZE = 500;

    private static final int INSERT_SIZE = 100;

    private static final String INSERT = """
            insert into outbox (part, topic, state_topic, aggregate_id, sequence, event_id, type, ends, occurred_at,
                                traceparent, actor, payload, publisher)
            values %s
            returning id, array(select w.id from outbox w where w.aggregate_id = outbox.aggregate_id) as waiting
            """;
    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String LIVE_ELSEWHERE = """
            %1$s.publisher <> ? and exists (
                select from outbox_publisher p where p.publisher = %1$s.publisher and p.alive_until > clock_timestamp())
            """;

    /** Rows that another instance deletes now are with the broker; nobody waits for them. */
    private static final String LEFT =
            """
            select o.*, exists (
                       select from outbox e where e.aggregate_id = o.aggregate_id and e.id < o.id and %s) as blocked
              from outbox o
             where o.part = ? and o.id <> all(?) and (o.publisher is null or not (%s))
             order by o.id limit %d for update of o skip locked
            """.formatted(LIVE_ELSEWHERE.formatted("e"), LIVE_ELSEWHERE.formatted("o"), BATCH_SIZE);

    /** What is deleted and lost in a crash is only sent again, so nobody waits for the disk. */
    private static final String DELETE = """
            delete from outbox using (select set_config('synchronous_commit', 'off', true)) as hurry where id = any(?)
            """;

    private static final String WAITING = """
            select part, count(*) as events, min(occurred_at) as oldest,
                   count(*) filter (where o.id <> all(?) and (o.publisher is null or not (%s))) as left_over
              from outbox o group by part
            """.formatted(LIVE_ELSEWHERE.formatted("o"));

    private final JdbcTemplate jdbc;
    private final UUID publisher;

    OutboxRows(JdbcTemplate jdbc, UUID publisher) {
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    /** @param waiting the rows of the same aggregate that were there before */
    record InsertedEvent(StoredEvent event, List<Long> waiting) {}

    /** @param blocked whether another instance that lives has to publish an earlier event of the aggregate first */
    record LeftEvent(StoredEvent event, boolean blocked) {}

    /** @param leftOver those that nobody holds in memory */
    record WaitingEvents(int partition, long events, Timestamp oldest, long leftOver) {}

    List<InsertedEvent> insert(List<StoredEvent> events) {
        var inserted = new ArrayList<InsertedEvent>(events.size());
        for (var from = 0; from < events.size(); from += INSERT_SIZE) {
            insertSome(events.subList(from, Math.min(events.size(), from + INSERT_SIZE)), inserted);
        }
        return inserted;
    }

    private void insertSome(List<StoredEvent> events, List<InsertedEvent> inserted) {
        var parameters = new ArrayList<@Nullable Object>();
        events.forEach(event -> addParameters(event, parameters));
        var sql = INSERT.formatted(String.join(", ", Collections.nCopies(events.size(), VALUES)));
        jdbc.query(
                sql,
                (ResultSet row) -> {
                    var event = events.get(row.getRow() - 1);
                    var waiting = (Long[]) row.getArray("waiting").getArray();
                    inserted.add(new InsertedEvent(event.withId(row.getLong("id")), List.of(waiting)));
                },
                parameters.toArray());
    }

    private void addParameters(StoredEvent event, List<@Nullable Object> parameters) {
        Collections.addAll(
                parameters,
                event.partition(),
                event.topic(),
                event.only(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.type(),
                event.ends(),
                Timestamp.from(event.occurredAt()),
                event.traceparent(),
                event.actor(),
                event.payload(),
                publisher);
    }

    /** Locks what nobody holds in memory, in its order. Call under the partition's lock. */
    List<LeftEvent> lockLeft(int partition, Long[] held) {
        return jdbc.query(
                LEFT,
                (row, _) -> new LeftEvent(stored(row), row.getBoolean("blocked")),
                publisher,
                partition,
                held,
                publisher);
    }

    void lockPartition(int partition) {
        jdbc.queryForList("select part from outbox_part where part = ? for update", partition);
    }

    void delete(Long... ids) {
        jdbc.update(DELETE, (Object) ids);
    }

    List<WaitingEvents> waiting(Long[] held) {
        return jdbc.query(
                WAITING,
                (row, _) -> new WaitingEvents(
                        row.getInt("part"),
                        row.getLong("events"),
                        row.getTimestamp("oldest"),
                        row.getLong("left_over")),
                held,
                publisher);
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                Topic.eventType(row.getString("type")).map(Topic::nameFor).orElse(row.getString("topic")),
                only(row.getString("state_topic")),
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

    /** Before topics had a prefix the column had another meaning. */
    private static @Nullable String only(@Nullable String topic) {
        return topic != null && topic.startsWith(TopicNames.PREFIX) ? topic : null;
    }
}
