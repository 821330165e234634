package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.PageToken;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Connectors that refer to a secret which cannot be used, because it does not exist or has no value yet. */
@Repository
@ReadsTables({"connector_reference", "known_connector"})
class DanglingReferences {

    private final JdbcClient jdbc;

    DanglingReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A secret that a connector needs and does not get.
     *
     * @param connectorId the connector's id
     * @param connector its scope and identifier
     * @param name the connector's, for people
     * @param secret that it refers to
     * @param reason why it does not get the secret
     */
    record DanglingReference(
            UUID connectorId,
            ResourceReference connector,
            String name,
            ResourceReference secret,
            DanglingReason reason) {}

    /** Why a secret cannot be used. */
    enum DanglingReason {
        /** There is no such secret. */
        SECRET_NOT_FOUND,
        /** The secret has no value yet. */
        SECRET_HAS_NO_VALUE
    }

    /** The place between two parts. */
    record DanglingReferenceCursor(String scope, String identifier, int position) {

        static final DanglingReferenceCursor START = new DanglingReferenceCursor("", "", -1);

        static DanglingReferenceCursor of(List<String> parts) {
            return new DanglingReferenceCursor(parts.getFirst(), parts.get(1), Integer.parseInt(parts.getLast()));
        }

        String encode() {
            return PageToken.encode(scope, identifier, Integer.toString(position));
        }
    }

    /** One with its place in the list. */
    record DanglingReferenceRow(DanglingReference dangling, DanglingReferenceCursor cursor) {}

    /** Of the connectors at the scope or below, ordered by scope and identifier. */
    List<DanglingReferenceRow> list(Scope scope, DanglingReferenceCursor after, int limit) {
        return jdbc.sql("""
                select c.connector_id, c.scope, c.identifier, c.name, r.position, r.scope as secret_scope,
                       r.identifier as secret_identifier, secret.id is null as missing
                from known_connector c
                join connector_reference r using (connector_id)
                left join secret on secret.scope = r.scope and secret.identifier = r.identifier
                where (c.scope = :scope or starts_with(c.scope, :scope || '/'))
                  and (secret.id is null or secret.version = 0)
                  and (c.scope, c.identifier, r.position) > (:afterScope, :afterIdentifier, :afterPosition)
                order by c.scope, c.identifier, r.position limit :limit
                """)
                .param("scope", scope.toText())
                .param("afterScope", after.scope())
                .param("afterIdentifier", after.identifier())
                .param("afterPosition", after.position())
                .param("limit", limit)
                .query((row, _) -> new DanglingReferenceRow(
                        new DanglingReference(
                                Columns.uuid(row, "connector_id"),
                                new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                                row.getString("name"),
                                new ResourceReference(
                                        Scope.parse(row.getString("secret_scope")), row.getString("secret_identifier")),
                                row.getBoolean("missing")
                                        ? DanglingReason.SECRET_NOT_FOUND
                                        : DanglingReason.SECRET_HAS_NO_VALUE),
                        new DanglingReferenceCursor(
                                row.getString("scope"), row.getString("identifier"), row.getInt("position"))))
                .list();
    }
}
