package io.fairlead.delegate.task;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.fleet.FreePlaces.HeldPlaces;
import io.fairlead.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks that wait, in turn. Each statement reads as many rows as it may answer with, however many wait. */
@Repository
class WaitingTasks {

    private static final String WAITING = " state = 'QUEUED' and completed_at is null ";

    private static final String FITS = """
             t.selectors <@ :tags::text[] and not :delegate = any(t.passed)
             and (t.scope = :scope or starts_with(t.scope, :inside))
            """;

    private static final String NEXT = """
            with head as (select id, scope, selectors, passed, turn_scope, urgency, turn, queued_at from task
                           where %s order by turn, queued_at limit :limit)
            select t.id, t.turn_scope, t.urgency from head t where %s order by t.turn, t.queued_at
            """.formatted(WAITING, FITS);

    /** One row for each set of tasks that the same delegates may take: the index is skipped from one to the next. */
    private static final String KINDS = """
            with recursive kind as (
                (select wants, scope, selectors, 1 as number from task where %1$s and wants > :after order by wants limit 1)
                union all
                select next.wants, next.scope, next.selectors, kind.number + 1 from kind cross join lateral (
                    select wants, scope, selectors from task where %1$s and wants > kind.wants order by wants limit 1) next
                 where kind.number < :kinds)
            """.formatted(WAITING);

    private static final String NEXT_OF_EACH_KIND = KINDS + """
            select t.id, t.turn_scope, t.urgency from kind cross join lateral (
                select id, turn_scope, urgency, scope, selectors, passed, turn, queued_at from task
                 where %s and task.wants = kind.wants order by turn, queued_at limit :limit) t
             where %s order by t.turn, t.queued_at limit :limit
            """.formatted(WAITING, FITS);

    private static final int MAX_KINDS = 1_000;

    private final JdbcClient jdbc;
    private final TaskRowMapper rowMapper = new TaskRowMapper();

    WaitingTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One whose turn it is, unless its scope has its share already. */
    record NextTask(UUID id, String turnScope, Urgency urgency) {}

    /** Tasks that the same delegates may take. */
    record TaskKind(String placementKey, Scope scope, List<String> selectors) {}

    /** Those that a delegate may take, among the first of the whole queue. */
    List<NextTask> listNext(HeldPlaces places, int limit) {
        return jdbc.sql(NEXT)
                .params(fitting(places))
                .param("limit", limit)
                .query((row, _) -> nextTask(row))
                .list();
    }

    /** Those that a delegate may take, wherever they are in the queue. */
    List<NextTask> listNextOfEachKind(HeldPlaces places, int limit) {
        return jdbc.sql(NEXT_OF_EACH_KIND)
                .param("after", "")
                .param("kinds", MAX_KINDS)
                .params(fitting(places))
                .param("limit", limit)
                .query((row, _) -> nextTask(row))
                .list();
    }

    /** Part of what waits, by kind. */
    List<TaskKind> listKinds(String after, int limit) {
        return jdbc.sql(KINDS + "select wants, scope, selectors from kind")
                .param("after", after)
                .param("kinds", limit)
                .query((row, _) ->
                        new TaskKind(row.getString("wants"), Scope.parse(row.getString("scope")), List.of((String[])
                                row.getArray("selectors").getArray())))
                .list();
    }

    /** Locks the first of a kind; empty when there is none that nobody else has just now. */
    Optional<Task> lockFirst(TaskKind kind) {
        return jdbc.sql("select " + TaskRowMapper.COLUMNS + " from task where wants = :wants and" + WAITING
                        + "order by turn, queued_at limit 1 for update skip locked")
                .param("wants", kind.placementKey())
                .query(rowMapper)
                .optional();
    }

    /** Those of a kind that have been waiting for so long. */
    List<UUID> listOlderThan(Duration age, TaskKind kind, int limit) {
        return jdbc.sql("select id from task where wants = :wants and queued_at < now() - :age::interval and" + WAITING
                        + "limit :limit")
                .param("wants", kind.placementKey())
                .param("age", Columns.interval(age))
                .param("limit", limit)
                .query((row, _) -> Columns.uuid(row, "id"))
                .list();
    }

    /** Those with whom a delegate could do nothing useful any more. */
    List<UUID> listUnserved(int limit) {
        return jdbc.sql("select id from task where wait_until < now() and" + WAITING + "limit :limit")
                .param("limit", limit)
                .query((row, _) -> Columns.uuid(row, "id"))
                .list();
    }

    /** Those who did not take a task may be asked again. */
    void clearDeclines() {
        jdbc.sql("update task set passed = '{}' where passed <> '{}' and" + WAITING)
                .update();
    }

    private static Map<String, Object> fitting(HeldPlaces places) {
        return Map.of(
                "tags", Columns.texts(places.tags()),
                "delegate", places.delegate().id(),
                "scope", places.scope().toText(),
                "inside", places.scope().toText() + "/");
    }

    private static NextTask nextTask(ResultSet row) throws SQLException {
        return new NextTask(
                Columns.uuid(row, "id"), row.getString("turn_scope"), Urgency.valueOf(row.getString("urgency")));
    }
}
