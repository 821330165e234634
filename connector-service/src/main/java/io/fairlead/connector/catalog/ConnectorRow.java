package io.fairlead.connector.catalog;

import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.connector.version.DefinitionRow;
import io.fairlead.connector.version.VersionInfo;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Turns a connector into columns and back. */
final class ConnectorRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConnectorRow() {}

    static Connector read(ResultSet row, int number) throws SQLException {
        return new Connector(
                row.getObject("id", UUID.class),
                new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                DefinitionRow.read(row),
                row.getString("configuration_hash"),
                VersionInfo.read(row, "updated_at", "updated_by"),
                row.getLong("sequence"),
                JSON.readValue(row.getString("health"), ConnectorHealth.class),
                instant(row, "status_since"),
                instant(row, "created_at"));
    }

    static Map<String, @Nullable Object> columns(Connector connector) {
        var references = connector.definition().connection().auth().references();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", connector.id());
        columns.put("scope", connector.reference().scope().toText());
        columns.put("identifier", connector.reference().identifier());
        DefinitionRow.write(connector.definition(), columns);
        columns.put("configuration_hash", connector.configurationHash());
        columns.put("version", connector.version());
        columns.put("restores", connector.versionInfo().restores());
        columns.put("sequence", connector.sequence());
        columns.put("status", connector.health().status().name());
        columns.put("health", JSON.writeValueAsString(connector.health()));
        columns.put("status_since", connector.statusSince().atOffset(ZoneOffset.UTC));
        columns.put("created_at", connector.createdAt().atOffset(ZoneOffset.UTC));
        columns.put("updated_at", connector.versionInfo().createdAt().atOffset(ZoneOffset.UTC));
        columns.put("updated_by", connector.versionInfo().createdByText());
        columns.put(
                "secret_scopes",
                references.stream().map(secret -> secret.scope().toText()).toArray(String[]::new));
        columns.put(
                "secret_identifiers",
                references.stream().map(ResourceReference::identifier).toArray(String[]::new));
        return columns;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
