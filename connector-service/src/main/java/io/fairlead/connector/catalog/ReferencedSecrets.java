package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.jdbc.AggregateRows;
import io.fairlead.jdbc.Columns;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores to which secrets connectors refer, so that a secret that changes finds them. */
@Repository
class ReferencedSecrets {

    /** One statement, for creating is what must be fast. */
    private static final String INSERT_WITH_CONNECTOR = """
            with created as (
                insert into connector (id, scope, identifier, name, description, tags, connection,
                                       configuration_hash, version, restores, sequence, status, health, status_since,
                                       created_at, updated_at, updated_by)
                values (:id, :scope, :identifier, :name, :description, :tags, :connection,
                        :configuration_hash, :version, :restores, :sequence, :status, :health, :status_since,
                        :created_at, :updated_at, :updated_by)
                on conflict (scope, identifier) do nothing
                returning id),
            used as (
                insert into connector_secret (connector_id, scope, identifier)
                select distinct created.id, secret.scope, secret.identifier
                from created, unnest(:secret_scopes::text[], :secret_identifiers::text[]) as secret (scope, identifier))
            select count(*) from created
            """;

    private static final String INSERT = """
            insert into connector_secret (connector_id, scope, identifier)
            select distinct :connector_id::uuid, secret.scope, secret.identifier
            from unnest(:secret_scopes::text[], :secret_identifiers::text[]) as secret (scope, identifier)
            """;

    private final JdbcClient jdbc;
    private final AggregateRows rows;

    ReferencedSecrets(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Stores the connector as well; false when its identifier is taken. */
    boolean insertWithConnector(Connector connector) {
        var secrets = connector.referencedSecrets();
        return jdbc.sql(INSERT_WITH_CONNECTOR)
                        .params(rows.columns(connector))
                        .param("secret_scopes", scopes(secrets))
                        .param("secret_identifiers", identifiers(secrets))
                        .query(Long.class)
                        .single()
                == 1;
    }

    void replace(UUID connectorId, Collection<ResourceReference> secrets) {
        jdbc.sql("delete from connector_secret where connector_id = :connector_id")
                .param("connector_id", connectorId)
                .update();
        jdbc.sql(INSERT)
                .param("connector_id", connectorId)
                .param("secret_scopes", scopes(secrets))
                .param("secret_identifiers", identifiers(secrets))
                .update();
    }

    private static String[] scopes(Collection<ResourceReference> secrets) {
        return Columns.texts(secrets.stream().map(ResourceReference::scope).toList());
    }

    private static String[] identifiers(Collection<ResourceReference> secrets) {
        return Columns.texts(secrets.stream().map(ResourceReference::identifier).toList());
    }
}
