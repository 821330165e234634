package io.fairlead.connector.version;

import io.fairlead.connector.health.Health;
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
public class Versions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final VersionProperties properties;

    Versions(JdbcClient jdbc, VersionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Of a connector that is locked and about to have another definition. */
    public void keep(UUID connectorId, Version replaced) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("connector_id", connectorId);
        columns.put("version", replaced.number());
        columns.put("restores", replaced.revision().restores());
        columns.put("created_at", replaced.revision().createdAt().atOffset(ZoneOffset.UTC));
        columns.put("created_by", replaced.revision().by());
        columns.put("health", JSON.writeValueAsString(replaced.health()));
        DefinitionRow.write(replaced.definition(), columns);
        jdbc.sql("""
                insert into connector_version (connector_id, version, restores, created_at, created_by, name, description,
                                               tags, connection, health)
                values (:connector_id, :version, :restores, :created_at, :created_by, :name, :description,
                        :tags::jsonb, :connection::jsonb, :health::jsonb)
                """).params(columns).update();
        jdbc.sql("delete from connector_version where connector_id = ? and version <= ?")
                .params(connectorId, replaced.number() - properties.keepFormer())
                .update();
    }

    /** The newest first. */
    public List<Version> before(UUID connectorId, long number, int most) {
        return jdbc.sql("""
                select * from connector_version where connector_id = ? and version < ? order by version desc limit ?
                """)
                .params(connectorId, number, most)
                .query((row, _) -> read(row))
                .list();
    }

    public Optional<Version> find(UUID connectorId, long number) {
        return jdbc.sql("select * from connector_version where connector_id = ? and version = ?")
                .params(connectorId, number)
                .query((row, _) -> read(row))
                .optional();
    }

    private static Version read(ResultSet row) throws SQLException {
        return new Version(
                Version.State.FORMER,
                Revision.read(row, "created_at", "created_by"),
                DefinitionRow.read(row),
                JSON.readValue(row.getString("health"), Health.class));
    }
}
