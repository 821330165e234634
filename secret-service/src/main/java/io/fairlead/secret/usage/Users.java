package io.fairlead.secret.usage;

import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The connectors that refer to a secret, ordered by scope and identifier. */
@Repository
public class Users {

    private static final String OF_SECRET = """
            from known_connector c
            where exists (select from connector_reference r
                          where r.connector_id = c.connector_id and r.scope = :scope and r.identifier = :identifier)
            """;

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param after the last one of the part before; absent for the first */
    public List<User> of(Reference secret, @Nullable Reference after, int most) {
        return jdbc.sql("select connector_id, scope, identifier, name " + OF_SECRET
                        + " and (scope, identifier) > (:afterScope, :afterIdentifier)"
                        + " order by scope, identifier limit :most")
                .param("scope", secret.scope().path())
                .param("identifier", secret.identifier())
                .param("afterScope", after == null ? "" : after.scope().path())
                .param("afterIdentifier", after == null ? "" : after.identifier())
                .param("most", most)
                .query((row, _) -> new User(
                        row.getObject("connector_id", java.util.UUID.class),
                        new Reference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                        row.getString("name")))
                .list();
    }

    public long count(Reference secret) {
        return jdbc.sql("select count(*) " + OF_SECRET)
                .param("scope", secret.scope().path())
                .param("identifier", secret.identifier())
                .query(Long.class)
                .single();
    }
}
