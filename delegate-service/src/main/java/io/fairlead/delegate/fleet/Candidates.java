package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the delegates that may serve a scope. */
@Repository
public class Candidates {

    private static final String ROWS = """
            select d.id, d.name, d.scope, d.tags, d.agent_version, d.enrolled_at,
                   array(select unnest(cast(:selectors as text[])) except select unnest(d.tags)) as lacking,
                   s.instance, s.capacity, s.last_seen, s.disconnected_at, coalesce(h.busy, 0) as busy
              from delegate d
              left join delegate_session s on s.delegate_id = d.id
              left join (select delegate_id, count(*) as busy from task
                          where completed_at is null and state <> 'QUEUED' group by delegate_id) h
                on h.delegate_id = d.id
             where d.scope = any(:scopes)
            """;

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The least loaded delegate without an obstacle.
     *
     * @param passed delegates that did not take the work before; they come last, or not at all
     */
    public Optional<Candidate> pick(Scope scope, List<String> selectors, List<UUID> passed, boolean passedToo) {
        return select(ROWS + """
                   and d.tags @> cast(:selectors as text[])
                   and s.delegate_id is not null and s.disconnected_at is null
                   and coalesce(h.busy, 0) < s.capacity
                   and (:passedToo or d.id <> all(cast(:passed as uuid[])))
                 order by d.id = any(cast(:passed as uuid[])), coalesce(h.busy, 0), random()
                 limit 1
                """, servingScopes(scope), selectors)
                .param("passed", passed.stream().map(UUID::toString).toArray(String[]::new))
                .param("passedToo", passedToo)
                .query((row, _) -> candidate(row))
                .optional();
    }

    /** The delegates whose scope covers the given one, those that match first. */
    public List<Candidate> serving(Scope scope, List<String> selectors, int limit) {
        return select(
                        ROWS + " order by not d.tags @> cast(:selectors as text[]), d.name, d.id limit :limit",
                        servingScopes(scope),
                        selectors)
                .param("limit", limit)
                .query((row, _) -> candidate(row))
                .list();
    }

    /** Part of the list by name; {@code after} is the last name and id of the part before. */
    List<Candidate> list(List<String> scopes, @Nullable List<String> after, int limit) {
        return select(ROWS + """
                           and (d.name, d.id) > (:name, cast(:id as uuid))
                         order by d.name, d.id limit :limit
                        """, scopes, List.of())
                .param("name", after == null ? "" : after.getFirst())
                .param("id", after == null ? new UUID(0, 0).toString() : after.getLast())
                .param("limit", limit)
                .query((row, _) -> candidate(row))
                .list();
    }

    Optional<Candidate> find(Scope scope, UUID id) {
        return select(ROWS + " and d.id = :id", List.of(scope.path()), List.of())
                .param("id", id)
                .query((row, _) -> candidate(row))
                .optional();
    }

    /** The scope itself and those around it: a delegate of a wider scope serves all below. */
    static List<String> servingScopes(Scope scope) {
        var paths = new ArrayList<>(List.of(scope.account()));
        if (scope.org() != null) {
            paths.add(Scope.org(scope.account(), scope.org()).path());
        }
        if (scope.project() != null) {
            paths.add(scope.path());
        }
        return paths;
    }

    private JdbcClient.StatementSpec select(String sql, List<String> scopes, List<String> selectors) {
        return jdbc.sql(sql)
                .param("scopes", scopes.toArray(String[]::new))
                .param("selectors", selectors.toArray(String[]::new));
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Scope.parse(row.getString("scope")),
                texts(row, "tags"),
                row.getString("agent_version"),
                row.getTimestamp("enrolled_at").toInstant(),
                texts(row, "lacking"),
                row.getString("instance"),
                row.getInt("capacity"),
                row.getInt("busy"),
                instant(row.getTimestamp("last_seen")),
                instant(row.getTimestamp("disconnected_at")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
