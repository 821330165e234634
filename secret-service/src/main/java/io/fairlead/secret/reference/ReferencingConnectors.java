package io.fairlead.secret.reference;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import io.fairlead.secret.reference.ReferencingConnector.TrialCandidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The connectors that refer to a secret, ordered by scope and identifier. */
@Repository
public class ReferencingConnectors {

    private static final String OF_SECRET = """
            from known_connector c
            where exists (select from connector_reference r
                          where r.connector_id = c.connector_id and r.scope = :scope and r.identifier = :identifier)
            """;

    /** What lies at or below one of the given scopes. */
    private static final String VISIBLE = """
             and exists (select from unnest(:scopes::text[]) place
                         where c.scope = place or starts_with(c.scope, place || '/'))
            """;

    private final JdbcClient jdbc;

    ReferencingConnectors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Some of them. */
    public List<ReferencingConnector> listSome(ResourceReference secret, int limit) {
        return select(
                        secret,
                        "select connector_id, scope, identifier, name ",
                        " order by scope, identifier limit :limit")
                .param("limit", limit)
                .query((row, _) -> connector(row))
                .list();
    }

    /**
     * Those at or below the given scopes, part by part.
     *
     * @param after the last one of the part before; absent for the first
     */
    public List<ReferencingConnector> listVisibleFrom(
            List<Scope> scopes, ResourceReference secret, @Nullable ResourceReference after, int limit) {
        return select(
                        secret,
                        "select connector_id, scope, identifier, name ",
                        VISIBLE + " and (scope, identifier) > (:afterScope, :afterIdentifier)"
                                + " order by scope, identifier limit :limit")
                .param("scopes", paths(scopes))
                .param("afterScope", after == null ? "" : after.scope().toText())
                .param("afterIdentifier", after == null ? "" : after.identifier())
                .param("limit", limit)
                .query((row, _) -> connector(row))
                .list();
    }

    public long countVisibleFrom(List<Scope> scopes, ResourceReference secret) {
        return select(secret, "select count(*) ", VISIBLE)
                .param("scopes", paths(scopes))
                .query(Long.class)
                .single();
    }

    public long count(ResourceReference secret) {
        return select(secret, "select count(*) ", "").query(Long.class).single();
    }

    /** How many refer to each of some secrets; one that nobody refers to is missing. */
    public Map<ResourceReference, Long> countEach(List<ResourceReference> secrets) {
        return jdbc
                .sql("""
                select r.scope, r.identifier, count(distinct c.connector_id) as users
                  from connector_reference r join known_connector c on c.connector_id = r.connector_id
                 where (r.scope, r.identifier) in (select * from unnest(:scopes::text[], :identifiers::text[]))
                 group by r.scope, r.identifier
                """)
                .param("scopes", texts(secrets, secret -> secret.scope().toText()))
                .param("identifiers", texts(secrets, ResourceReference::identifier))
                .query((row, _) -> Map.entry(
                        new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                        row.getLong("users")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All of them, with what a trial needs to know. */
    public List<TrialCandidate> listTrialCandidates(ResourceReference secret) {
        return select(
                        secret,
                        "select connector_id, scope, identifier, name, coalesce(configuration_hash, '') as hash,"
                                + " coalesce(login, origin, connector_id::text) as login ",
                        " order by scope, identifier")
                .query((row, _) -> new TrialCandidate(connector(row), row.getString("hash"), row.getString("login")))
                .list();
    }

    private StatementSpec select(ResourceReference secret, String beginning, String end) {
        return jdbc.sql(beginning + OF_SECRET + end)
                .param("scope", secret.scope().toText())
                .param("identifier", secret.identifier());
    }

    private static ReferencingConnector connector(ResultSet row) throws SQLException {
        return new ReferencingConnector(
                Columns.uuid(row, "connector_id"),
                new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                row.getString("name"));
    }

    private static String[] texts(List<ResourceReference> secrets, Function<ResourceReference, String> part) {
        return secrets.stream().map(part).toArray(String[]::new);
    }

    private static String[] paths(List<Scope> scopes) {
        return scopes.stream().map(Scope::toText).toArray(String[]::new);
    }
}
