package io.fairlead.delegate.fleet;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the delegates that are connected and have room. Looks at a few of them only, however many there are: whoever is
 * passed over asks for work itself when it has done some.
 */
@Repository
@ReadsTables({"delegate_session", "task"})
public class FreePlaces {

    private static final int SAMPLE_SIZE = 16;

    /** From a random one on, along the index of the connected; what fits is known by the delegate's own row. */
    private static final String SAMPLE = """
            (select s.delegate_id, s.capacity, d.name
               from delegate_session s join delegate d on d.id = s.delegate_id
              where s.scope = serving.scope and s.disconnected_at is null and s.delegate_id %s :start
                and d.drained_at is null and d.tags @> :selectors::text[] and d.id <> all(:passed::uuid[])
              order by s.delegate_id limit :sample)
            """;

    private static final String FIND = """
            select sampled.delegate_id, sampled.name
              from unnest(:scopes::text[]) as serving (scope)
             cross join lateral (%s union all %s) sampled
             cross join lateral (
                   select count(*) as held, count(*) filter (where t.turn_scope = :turn_scope) as own
                     from task t
                    where t.delegate_id = sampled.delegate_id and t.completed_at is null and t.state <> 'QUEUED') load
             where load.held < sampled.capacity
               and (load.own = 0 or load.own < :places_per_free_place * (sampled.capacity - load.held))
             order by load.held, random() limit 1
            """.formatted(SAMPLE.formatted(">="), SAMPLE.formatted("<"));

    private final JdbcClient jdbc;

    FreePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What some work asks of its delegate.
     *
     * @param turnScope whose share of a delegate's places it takes
     * @param placesPerFreePlace how many places that scope may hold for each one that is still free
     * @param declinedBy delegates that did not take the work a moment ago
     */
    public record PlaceRequest(
            Scope scope, List<String> selectors, String turnScope, int placesPerFreePlace, List<UUID> declinedBy) {}

    /** A delegate that is connected, and by which scopes its places are held. */
    public record HeldPlaces(
            DelegateName delegate, Scope scope, List<String> tags, int capacity, Map<String, Integer> heldBy) {}

    /** The least loaded one of some that could take the work now. */
    public Optional<DelegateName> find(PlaceRequest request) {
        return jdbc.sql(FIND)
                .param("scopes", Columns.texts(Candidates.servingScopes(request.scope())))
                .param("selectors", Columns.texts(request.selectors()))
                .param("turn_scope", request.turnScope())
                .param("places_per_free_place", request.placesPerFreePlace())
                .param("passed", Columns.uuids(request.declinedBy()))
                .param("start", UUID.randomUUID())
                .param("sample", SAMPLE_SIZE)
                .query((row, _) -> new DelegateName(Columns.uuid(row, "delegate_id"), row.getString("name")))
                .optional();
    }

    /** Keeps others from giving work to the delegate until the transaction ends; empty when it gets none. */
    public Optional<HeldPlaces> lock(UUID delegateId) {
        return jdbc.sql("""
                select d.id, d.name, d.scope, d.tags, s.capacity
                  from delegate_session s join delegate d on d.id = s.delegate_id
                 where s.delegate_id = :delegate and s.disconnected_at is null and d.drained_at is null
                   for update of s
                """)
                .param("delegate", delegateId)
                .query((row, _) -> heldPlaces(row, heldBy(delegateId)))
                .optional();
    }

    /** Whether a delegate that fits is there, or was until a while ago. */
    public boolean isServed(Scope scope, List<String> selectors, Duration absence) {
        return jdbc.sql("""
                select exists (
                    select from delegate d join delegate_session s on s.delegate_id = d.id
                     where d.scope = any(:scopes::text[]) and d.tags @> :selectors::text[] and d.drained_at is null
                       and (s.disconnected_at is null or s.disconnected_at > now() - :absence::interval))
                """)
                .param("scopes", Columns.texts(Candidates.servingScopes(scope)))
                .param("selectors", Columns.texts(selectors))
                .param("absence", Columns.interval(absence))
                .query(Boolean.class)
                .single();
    }

    /** Whether a delegate that fits has enrolled. */
    public boolean isKnown(Scope scope, List<String> selectors) {
        return jdbc.sql("""
                select exists (select from delegate
                                where scope = any(:scopes::text[]) and tags @> :selectors::text[])
                """)
                .param("scopes", Columns.texts(Candidates.servingScopes(scope)))
                .param("selectors", Columns.texts(selectors))
                .query(Boolean.class)
                .single();
    }

    private Map<String, Integer> heldBy(UUID delegateId) {
        var held = new HashMap<String, Integer>();
        jdbc.sql("""
                select turn_scope, count(*) as held from task
                 where delegate_id = :delegate and completed_at is null and state <> 'QUEUED' group by turn_scope
                """).param("delegate", delegateId).query((RowCallbackHandler)
                row -> held.put(row.getString("turn_scope"), row.getInt("held")));
        return held;
    }

    private static HeldPlaces heldPlaces(ResultSet row, Map<String, Integer> heldBy) throws SQLException {
        return new HeldPlaces(
                new DelegateName(Columns.uuid(row, "id"), row.getString("name")),
                Scope.parse(row.getString("scope")),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getInt("capacity"),
                heldBy);
    }
}
