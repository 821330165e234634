package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds the delegates that may serve a scope. */
@Repository
@ReadsTables({"delegate_session", "task"})
public class Candidates {

    /** The obstacle says in one place why a delegate does not take work; {@link FreePlaces} takes nobody who has one. */
    private static final String ALL = """
            select d.id, d.name, d.scope, d.tags, d.agent_version, d.enrolled_at,
                   array(select unnest(:selectors::text[]) except select unnest(d.tags)) as lacking,
                   s.instance, s.capacity, s.connected_at, s.last_seen, s.disconnected_at, d.drained_at, coalesce(h.busy, 0) as busy,
                   d.scope = any(:scopes::text[]) and d.tags @> :selectors::text[] as fits,
                   case when d.scope <> all(:scopes::text[]) then 'OTHER_SCOPE'
                        when not d.tags @> :selectors::text[] then 'TAGS_LACKING'
                        when d.drained_at is not null then 'DRAINED'
                        when s.delegate_id is null then 'NEVER_CONNECTED'
                        when s.disconnected_at is not null then 'DISCONNECTED'
                        when coalesce(h.busy, 0) >= s.capacity then 'BUSY' end as obstacle
              from delegate d
              left join delegate_session s on s.delegate_id = d.id
              left join (select delegate_id, count(*) as busy from task
                          where completed_at is null and state <> 'QUEUED' group by delegate_id) h
                on h.delegate_id = d.id
            """;

    private static final String OF_SCOPES = "select * from (" + ALL + ") c where scope = any(:scopes::text[]) ";

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The delegates whose scope covers the given one, those that fit first. */
    public List<Candidate> listServing(Scope scope, List<String> selectors, int limit) {
        return select(OF_SCOPES + " order by not fits, name, id limit :limit", servingScopes(scope), selectors)
                .param("limit", limit)
                .query((row, _) -> candidate(row))
                .list();
    }

    /** Part of those that serve the scope or live inside it, those that fit first. */
    List<Candidate> listForPreview(Scope scope, List<String> selectors, DelegateCursor after, int limit) {
        return select("select * from (" + ALL + """
                           ) c
                         where (scope = any(:scopes::text[]) or starts_with(scope, :inside))
                           and (not fits, name, id) > (not :fits, :name, :id)
                         order by not fits, name, id limit :limit
                        """, servingScopes(scope), selectors)
                .param("inside", scope.toText() + "/")
                .param("fits", after.fits())
                .param("name", after.name())
                .param("id", after.id())
                .param("limit", limit)
                .query((row, _) -> candidate(row))
                .list();
    }

    /** Part of the list by name. */
    List<Candidate> list(List<String> scopes, DelegateCursor after, int limit) {
        return select(OF_SCOPES + " and (name, id) > (:name, :id) order by name, id limit :limit", scopes, List.of())
                .param("name", after.name())
                .param("id", after.id())
                .param("limit", limit)
                .query((row, _) -> candidate(row))
                .list();
    }

    Optional<Candidate> find(Scope scope, UUID id) {
        return select(OF_SCOPES + " and id = :id", List.of(scope.toText()), List.of())
                .param("id", id)
                .query((row, _) -> candidate(row))
                .optional();
    }

    /** The scope itself and those around it: a delegate of a wider scope serves all below. */
    static List<String> servingScopes(Scope scope) {
        return scope.selfAndAncestors().stream().map(Scope::toText).toList();
    }

    private StatementSpec select(String sql, List<String> scopes, List<String> selectors) {
        return jdbc.sql(sql).param("scopes", Columns.texts(scopes)).param("selectors", Columns.texts(selectors));
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        var obstacle = row.getString("obstacle");
        return new Candidate(
                Columns.uuid(row, "id"),
                row.getString("name"),
                Scope.parse(row.getString("scope")),
                texts(row, "tags"),
                row.getString("agent_version"),
                Columns.instant(row, "enrolled_at"),
                row.getBoolean("fits"),
                obstacle == null ? null : Obstacle.valueOf(obstacle),
                texts(row, "lacking"),
                row.getString("instance"),
                row.getInt("capacity"),
                row.getInt("busy"),
                Columns.instantOrNull(row, "connected_at"),
                Columns.instantOrNull(row, "last_seen"),
                Columns.instantOrNull(row, "disconnected_at"),
                Columns.instantOrNull(row, "drained_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
