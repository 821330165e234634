package io.fairlead.connector.operation;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationReport.RegistryQuota;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What registries told last of how much they let each delegate do: they count by account or by address. */
@Repository
@ReadsTables("connector")
class RegistryQuotas {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    RegistryQuotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How much a registry lets one delegate do, as it said last.
     *
     * @param delegate that asked
     * @param quota what the registry said
     * @param seenAt when it was told
     */
    record SeenQuota(DelegateName delegate, RegistryQuota quota, Instant seenAt) {}

    /** Nothing happens for a connector that is gone, and when something newer is known. */
    void save(ConnectorRemarks remarks, DelegateName delegate, Instant seenAt) {
        if (remarks.quota() == null) {
            return;
        }
        jdbc.sql("""
                insert into registry_quota as known (connector_id, delegate_id, delegate_name, quota, seen_at)
                select id, :delegate_id, :delegate_name, :quota::jsonb, :seen_at from connector where id = :connector_id
                on conflict (connector_id, delegate_id) do update
                set delegate_name = excluded.delegate_name, quota = excluded.quota, seen_at = excluded.seen_at
                where known.seen_at < excluded.seen_at
                """)
                .param("delegate_id", delegate.id())
                .param("delegate_name", delegate.name())
                .param("quota", json.writeValueAsString(remarks.quota()))
                .param("seen_at", Columns.timestamp(seenAt))
                .param("connector_id", remarks.connectorId())
                .update();
    }

    /** By the delegates' names. */
    List<SeenQuota> list(UUID connectorId) {
        return jdbc.sql(
                        "select * from registry_quota where connector_id = :connector_id order by delegate_name, delegate_id")
                .param("connector_id", connectorId)
                .query((row, _) -> new SeenQuota(
                        new DelegateName(Columns.uuid(row, "delegate_id"), row.getString("delegate_name")),
                        json.readValue(row.getString("quota"), RegistryQuota.class),
                        Columns.instant(row, "seen_at")))
                .list();
    }
}
