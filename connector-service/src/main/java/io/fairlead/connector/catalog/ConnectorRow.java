package io.fairlead.connector.catalog;

import io.fairlead.connector.document.Definition;
import io.fairlead.connector.health.Health;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns a connector into columns and back. */
final class ConnectorRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private ConnectorRow() {}

    static Connector read(ResultSet row, int number) throws SQLException {
        return new Connector(
                row.getObject("id", UUID.class),
                new Reference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                new Definition(
                        row.getString("name"),
                        row.getString("description"),
                        JSON.readValue(row.getString("tags"), TAGS),
                        JSON.readValue(row.getString("connection"), RegistryConnection.class)),
                row.getString("configuration_hash"),
                row.getLong("version"),
                row.getLong("sequence"),
                JSON.readValue(row.getString("health"), Health.class),
                instant(row, "status_since"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static Map<String, Object> columns(Connector connector) {
        var definition = connector.definition();
        var references = connector.definition().connection().auth().references();
        var columns = new HashMap<String, Object>();
        columns.put("id", connector.id());
        columns.put("scope", connector.reference().scope().path());
        columns.put("identifier", connector.reference().identifier());
        columns.put("name", definition.name());
        columns.put("description", definition.description());
        columns.put("tags", JSON.writeValueAsString(definition.tags()));
        columns.put("connection", JSON.writeValueAsString(definition.connection()));
        columns.put("configuration_hash", connector.configurationHash());
        columns.put("version", connector.version());
        columns.put("sequence", connector.sequence());
        columns.put("status", connector.health().status().name());
        columns.put("health", JSON.writeValueAsString(connector.health()));
        columns.put("status_since", connector.statusSince().atOffset(ZoneOffset.UTC));
        columns.put("created_at", connector.createdAt().atOffset(ZoneOffset.UTC));
        columns.put("updated_at", connector.updatedAt().atOffset(ZoneOffset.UTC));
        columns.put(
                "secret_scopes",
                references.stream().map(secret -> secret.scope().path()).toArray(String[]::new));
        columns.put(
                "secret_identifiers",
                references.stream().map(Reference::identifier).toArray(String[]::new));
        return columns;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
