package io.fairlead.secret.reference;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The projection of all connectors; a higher sequence replaces a lower one, never the reverse. */
@Repository
public class KnownConnectors {

    private static final String UPSERT = """
            insert into known_connector as known (connector_id, sequence, deleted, version, scope, identifier, name,
                                                  origin, login, configuration_hash, selectors)
            values (:connector, :sequence, false, :version, :scope, :identifier, :name, :origin, :login, :hash,
                    :selectors)
            on conflict (connector_id) do update
            set sequence = excluded.sequence, version = excluded.version, scope = excluded.scope,
                identifier = excluded.identifier, name = excluded.name, origin = excluded.origin,
                login = excluded.login, configuration_hash = excluded.configuration_hash,
                selectors = excluded.selectors
            where known.sequence < excluded.sequence and not known.deleted
            """;

    private static final String MARK_DELETED = """
            insert into known_connector as known (connector_id, sequence, deleted, version)
            values (:connector, :sequence, true, 0)
            on conflict (connector_id) do update set sequence = excluded.sequence, deleted = true
            where known.sequence < excluded.sequence
            """;

    private static final String FIND = """
            select c.*, r.scope as secret_scope, r.identifier as secret_identifier
            from known_connector c left join connector_reference r using (connector_id)
            where connector_id = :connector
            order by r.position
            """;

    private final JdbcClient jdbc;

    KnownConnectors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<KnownConnector> find(UUID connectorId) {
        return jdbc.sql(FIND).param("connector", connectorId).query(KnownConnectors::read);
    }

    void save(UUID connectorId, long sequence, PublishedDefinition definition) {
        var origin = origin(definition.connection().dockerRegistryUrl());
        var changed = jdbc.sql(UPSERT)
                .param("connector", connectorId)
                .param("sequence", sequence)
                .param("version", definition.version())
                .param("scope", definition.reference().scope().toText())
                .param("identifier", definition.reference().identifier())
                .param("name", definition.name())
                .param("origin", origin == null ? null : origin.toString())
                .param(
                        "login",
                        origin == null
                                ? null
                                : login(origin, definition.connection().auth()))
                .param("hash", definition.configurationHash())
                .param("selectors", Columns.texts(definition.connection().delegateSelectors()))
                .update();
        if (changed == 1) {
            deleteReferences(connectorId);
            var position = 0;
            for (var reference : definition.connection().auth().references()) {
                jdbc.sql("""
                        insert into connector_reference (connector_id, position, scope, identifier)
                        values (:connector, :position, :scope, :identifier)
                        """)
                        .param("connector", connectorId)
                        .param("position", position++)
                        .param("scope", reference.scope().toText())
                        .param("identifier", reference.identifier())
                        .update();
            }
        }
    }

    void delete(UUID connectorId, long sequence) {
        if (jdbc.sql(MARK_DELETED)
                        .param("connector", connectorId)
                        .param("sequence", sequence)
                        .update()
                == 1) {
            deleteReferences(connectorId);
        }
    }

    private void deleteReferences(UUID connectorId) {
        jdbc.sql("delete from connector_reference where connector_id = :connector")
                .param("connector", connectorId)
                .update();
    }

    /** Equal for connectors that log in as the same user at the same registry. */
    private static @Nullable String login(RegistryOrigin origin, RegistryAuth auth) {
        return switch (auth) {
            case Anonymous _ -> null;
            case UsernamePassword(var username, var reference, var _) ->
                reference == null
                        ? origin + " " + username
                        : "%s ${%s:%s}".formatted(origin, reference.scope(), reference.identifier());
        };
    }

    static @Nullable RegistryOrigin origin(String url) {
        return RegistryUrl.parse(url) instanceof RegistryUrl.Usable usable ? usable.origin() : null;
    }

    private static Optional<KnownConnector> read(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        if (row.getBoolean("deleted")) {
            return Optional.of(new KnownConnector.Deleted());
        }
        var scope = Scope.parse(row.getString("scope"));
        var version = row.getLong("version");
        var stored = row.getString("origin");
        var origin = stored == null ? null : origin(stored);
        var selectors = texts(row.getArray("selectors"));
        var references = new ArrayList<ResourceReference>();
        do {
            var identifier = row.getString("secret_identifier");
            if (identifier != null) {
                references.add(new ResourceReference(Scope.parse(row.getString("secret_scope")), identifier));
            }
        } while (row.next());
        return Optional.of(new KnownConnector.Live(scope, version, origin, references, selectors));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
