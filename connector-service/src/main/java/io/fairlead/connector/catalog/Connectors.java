package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Connectors in the database; an insert with its secrets is one statement, for creating is what must be fast. */
@Repository
class Connectors {

    private static final String INSERT = """
            with created as (
                insert into connector (id, scope, identifier, name, description, tags, connection,
                                       configuration_hash, version, restores, sequence, status, health, status_since,
                                       created_at, updated_at, updated_by)
                values (:id, :scope, :identifier, :name, :description, :tags::jsonb, :connection::jsonb,
                        :configuration_hash, :version, :restores, :sequence, :status, :health::jsonb, :status_since,
                        :created_at, :updated_at, :updated_by)
                on conflict (scope, identifier) do nothing
                returning id),
            used as (
                insert into connector_secret (connector_id, scope, identifier)
                select distinct created.id, secret.scope, secret.identifier
                from created, unnest(:secret_scopes::text[], :secret_identifiers::text[]) as secret (scope, identifier))
            select count(*) from created
            """;

    private static final String UPDATE = """
            update connector
            set name = :name, description = :description, tags = :tags::jsonb, connection = :connection::jsonb,
                configuration_hash = :configuration_hash, version = :version, restores = :restores,
                sequence = :sequence, status = :status, health = :health::jsonb, status_since = :status_since,
                updated_at = :updated_at, updated_by = :updated_by
            where id = :id
            """;

    private static final String INSERT_REFERENCES = """
            insert into connector_secret (connector_id, scope, identifier)
            select distinct :id::uuid, secret.scope, secret.identifier
            from unnest(:secret_scopes::text[], :secret_identifiers::text[]) as secret (scope, identifier)
            """;

    private static final String UPDATE_HEALTH = """
            update connector
            set sequence = :sequence, status = :status, health = :health::jsonb, status_since = :status_since
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Connectors(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** False when the identifier is taken. */
    boolean insert(Connector connector) {
        return jdbc.sql(INSERT)
                        .params(ConnectorRow.columns(connector))
                        .query(Long.class)
                        .single()
                == 1;
    }

    Optional<Connector> find(ResourceReference reference) {
        return findOne("where scope = ? and identifier = ?", reference.scope().toText(), reference.identifier());
    }

    Optional<Connector> lock(ResourceReference reference) {
        return findOne(
                "where scope = ? and identifier = ? for update",
                reference.scope().toText(),
                reference.identifier());
    }

    Optional<Connector> lock(UUID id) {
        return findOne("where id = ? for update", id);
    }

    /** Locked in the order of their ids, so that two rotations cannot wait for each other. */
    List<Connector> lockReferringTo(ResourceReference secret) {
        return jdbc.sql("""
                select * from connector
                where id in (select connector_id from connector_secret where scope = ? and identifier = ?)
                order by id for update
                """)
                .params(secret.scope().toText(), secret.identifier())
                .query(ConnectorRow::read)
                .list();
    }

    /** Of a row that is locked. */
    void update(Connector connector) {
        var columns = ConnectorRow.columns(connector);
        jdbc.sql(UPDATE).params(columns).update();
        jdbc.sql("delete from connector_secret where connector_id = ?")
                .params(connector.id())
                .update();
        jdbc.sql(INSERT_REFERENCES).params(columns).update();
    }

    /** Of rows that are locked. */
    void updateHealth(List<Connector> connectors) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, ?>[] rows = connectors.stream().map(ConnectorRow::columns).toArray(Map[]::new);
        batches.batchUpdate(UPDATE_HEALTH, rows);
    }

    void delete(UUID id) {
        jdbc.sql("delete from connector where id = ?").params(id).update();
    }

    /** Those of its scope that are the wanted one or begin like it. */
    Set<String> identifiersStartingWith(Scope scope, String prefix) {
        return Set.copyOf(jdbc.sql("select identifier from connector where scope = ? and starts_with(identifier, ?)")
                .params(scope.toText(), prefix)
                .query(String.class)
                .list());
    }

    private Optional<Connector> findOne(String where, Object... params) {
        return jdbc.sql("select * from connector " + where)
                .params(params)
                .query(ConnectorRow::read)
                .optional();
    }
}
