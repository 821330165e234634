package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.runtime.metrics.SampledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how many connectors work, how long the oldest has waited for a verdict and, where that is wanted, each of them. */
@Component
class ConnectorMetrics {

    private final JdbcClient jdbc;
    private final ConnectorMetricsProperties properties;
    private final SampledGauges connectors;
    private final SampledGauges oldestPending;
    private final SampledGauges works;

    ConnectorMetrics(JdbcClient jdbc, ConnectorMetricsProperties properties, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.connectors = SampledGauges.of(
                metrics, "fairlead.connectors", null, "Connectors by status and provider; the same in every instance");
        this.oldestPending = SampledGauges.of(
                metrics,
                "fairlead.connectors.pending.oldest",
                "seconds",
                "How long the connector that has waited longest has had no verdict; the same in every instance");
        this.works = SampledGauges.of(
                metrics,
                "fairlead.connector.works",
                null,
                "1 if the connector works, 0 if it fails; absent while that is not known");
    }

    @Scheduled(fixedDelayString = "#{@metricsProperties.interval()}")
    void sample() {
        connectors.sample(this::count);
        oldestPending.sample(this::measureOldestPending);
        if (!properties.scopes().isEmpty()) {
            works.sample(this::listEach);
        }
    }

    private Map<Tags, Long> count() {
        var counts = new HashMap<Tags, Long>();
        for (var status : ConnectorStatus.values()) {
            for (var provider : ProviderType.values()) {
                counts.put(tags(status.name(), provider.name()), 0L);
            }
        }
        jdbc.sql("select status, provider_type, count(*) as connectors from connector group by status, provider_type")
                .query(row -> {
                    counts.put(
                            tags(row.getString("status"), row.getString("provider_type")), row.getLong("connectors"));
                });
        return counts;
    }

    private static Tags tags(String status, String provider) {
        return Tags.of("status", status, "provider", provider);
    }

    private Map<Tags, Double> measureOldestPending() {
        return Map.of(
                Tags.empty(),
                jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(status_since)), 0) from connector
                         where status = :pending
                        """)
                        .param("pending", ConnectorStatus.PENDING.name())
                        .query(Double.class)
                        .single());
    }

    private Map<Tags, Integer> listEach() {
        var each = new HashMap<Tags, Integer>();
        jdbc.sql("""
                select scope, identifier, provider_type, status from connector c
                 where status in (:success, :partial, :failure)
                   and exists (select from unnest(:scopes::text[]) wanted
                                where c.scope = wanted or starts_with(c.scope, wanted || '/'))
                 order by created_at, id limit :limit
                """)
                .param("success", ConnectorStatus.SUCCESS.name())
                .param("partial", ConnectorStatus.PARTIAL.name())
                .param("failure", ConnectorStatus.FAILURE.name())
                .param("scopes", properties.scopes().toArray(String[]::new))
                .param("limit", properties.maxConnectors())
                .query(row -> {
                    each.put(tagsOf(row), row.getString("status").equals(ConnectorStatus.FAILURE.name()) ? 0 : 1);
                });
        return each;
    }

    private static Tags tagsOf(ResultSet row) throws SQLException {
        return Tags.of(
                "scope", row.getString("scope"),
                "connector", row.getString("identifier"),
                "provider", row.getString("provider_type"));
    }
}
