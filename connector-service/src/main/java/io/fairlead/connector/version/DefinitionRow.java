package io.fairlead.connector.version;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.contracts.registry.RegistryConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns a definition into the columns name, description, tags and connection, and back. */
public final class DefinitionRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private DefinitionRow() {}

    public static ConnectorDefinition read(ResultSet row) throws SQLException {
        return new ConnectorDefinition(
                row.getString("name"),
                row.getString("description"),
                JSON.readValue(row.getString("tags"), TAGS),
                JSON.readValue(row.getString("connection"), RegistryConnection.class));
    }

    public static void write(ConnectorDefinition definition, Map<String, @Nullable Object> columns) {
        columns.put("name", definition.name());
        columns.put("description", definition.description());
        columns.put("tags", JSON.writeValueAsString(definition.tags()));
        columns.put("connection", JSON.writeValueAsString(definition.connection()));
    }
}
