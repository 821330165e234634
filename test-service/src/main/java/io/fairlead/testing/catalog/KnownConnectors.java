package io.fairlead.testing.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.testing.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The projection of connector events. */
@Repository
class KnownConnectors {

    private final JdbcClient jdbc;
    private final LenientJson json;

    KnownConnectors(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    ProjectionUpdate save(UUID connectorId, long sequence, PublishedDefinition definition) {
        return jdbc.sql("""
                insert into connector (connector_id, sequence, scope, identifier, definition, secrets)
                values (?, ?, ?, ?, ?::jsonb, ?)
                on conflict (connector_id) do update
                    set sequence = excluded.sequence, scope = excluded.scope, identifier = excluded.identifier,
                        definition = excluded.definition, secrets = excluded.secrets, heard_at = excluded.heard_at
                    where connector.sequence < excluded.sequence
                returning coalesce(old.sequence, 0) as known, old.definition ->> 'configurationHash' as hash""")
                .params(
                        connectorId,
                        sequence,
                        definition.reference().scope().toText(),
                        definition.reference().identifier(),
                        json.write(definition),
                        secretsOf(definition))
                .query((row, _) -> {
                    if (row.getLong("known") == 0) {
                        return ProjectionUpdate.NEW;
                    }
                    return definition.configurationHash().equals(row.getString("hash"))
                            ? ProjectionUpdate.METADATA
                            : ProjectionUpdate.CONFIGURATION;
                })
                .optional()
                .orElse(ProjectionUpdate.STALE);
    }

    /** Keeps what was asked for, until the first event about it comes. */
    void saveUntilFirstEvent(KnownConnector connector) {
        var definition = connector.definition();
        jdbc.sql("""
                insert into connector (connector_id, sequence, scope, identifier, definition, secrets)
                values (?, 0, ?, ?, ?::jsonb, ?)
                on conflict do nothing""")
                .params(
                        connector.connectorId(),
                        definition.reference().scope().toText(),
                        definition.reference().identifier(),
                        json.write(definition),
                        secretsOf(definition))
                .update();
    }

    void delete(UUID connectorId, long sequence) {
        jdbc.sql("""
                insert into connector (connector_id, sequence) values (?, ?)
                on conflict (connector_id) do update
                    set sequence = excluded.sequence, scope = null, identifier = null, definition = null,
                        secrets = '{}', heard_at = excluded.heard_at
                    where connector.sequence < excluded.sequence""").params(connectorId, sequence).update();
    }

    Optional<KnownConnector> find(UUID connectorId) {
        return jdbc.sql(
                        "select connector_id, definition from connector where connector_id = ? and definition is not null")
                .param(connectorId)
                .query(this::readRow)
                .optional();
    }

    /** The one heard of last: the deletion of a predecessor of the same name may still be on its way. */
    Optional<KnownConnector> find(ResourceReference reference) {
        return jdbc.sql("""
                select connector_id, definition from connector
                where scope = ? and identifier = ? and definition is not null
                order by heard_at desc limit 1""")
                .params(reference.scope().toText(), reference.identifier())
                .query(this::readRow)
                .optional();
    }

    /** Locked in the order of their ids, against deadlocks, so that no newer definition comes in between. */
    List<KnownConnector> lockReferringTo(ResourceReference secret) {
        return jdbc.sql("""
                select connector_id, definition from connector
                where secrets @> ?::text[] and definition is not null
                order by connector_id for update""")
                .params((Object) new String[] {key(secret)})
                .query(this::readRow)
                .list();
    }

    private KnownConnector readRow(ResultSet row, int number) throws SQLException {
        return new KnownConnector(
                row.getObject("connector_id", UUID.class),
                json.read(row.getString("definition"), PublishedDefinition.class));
    }

    private static String[] secretsOf(PublishedDefinition definition) {
        return definition.connection().auth().references().stream()
                .map(KnownConnectors::key)
                .distinct()
                .toArray(String[]::new);
    }

    private static String key(ResourceReference secret) {
        return secret.scope().toText() + ":" + secret.identifier();
    }
}
