package io.fairlead.connector.version;

import io.fairlead.connector.health.ConnectorHealth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The former versions of connectors, as many of each as are kept. */
@Repository
public class DefinitionVersions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final VersionProperties properties;

    DefinitionVersions(JdbcClient jdbc, VersionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Of a connector that is locked and about to have another definition. */
    public void save(UUID connectorId, DefinitionVersion version) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("connector_id", connectorId);
        columns.put("version", version.number());
        columns.put("restores", version.info().restores());
        columns.put("created_at", version.info().createdAt().atOffset(ZoneOffset.UTC));
        columns.put("created_by", version.info().createdByText());
        columns.put("health", JSON.writeValueAsString(version.health()));
        DefinitionRow.write(version.definition(), columns);
        jdbc.sql("""
                insert into connector_version (connector_id, version, restores, created_at, created_by, name, description,
                                               tags, connection, health)
                values (:connector_id, :version, :restores, :created_at, :created_by, :name, :description,
                        :tags::jsonb, :connection::jsonb, :health::jsonb)
                """).params(columns).update();
        jdbc.sql("delete from connector_version where connector_id = ? and version <= ?")
                .params(connectorId, version.number() - properties.keepFormer())
                .update();
    }

    /** The newest first. */
    public List<DefinitionVersion> listBefore(UUID connectorId, long number, int limit) {
        return jdbc.sql("""
                select * from connector_version where connector_id = ? and version < ? order by version desc limit ?
                """)
                .params(connectorId, number, limit)
                .query((row, _) -> read(row))
                .list();
    }

    public Optional<DefinitionVersion> find(UUID connectorId, long number) {
        return jdbc.sql("select * from connector_version where connector_id = ? and version = ?")
                .params(connectorId, number)
                .query((row, _) -> read(row))
                .optional();
    }

    private static DefinitionVersion read(ResultSet row) throws SQLException {
        return new DefinitionVersion(
                DefinitionVersion.State.FORMER,
                VersionInfo.read(row, "created_at", "created_by"),
                DefinitionRow.read(row),
                JSON.readValue(row.getString("health"), ConnectorHealth.class));
    }
}
