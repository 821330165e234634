package io.fairlead.connector.catalog;

import io.fairlead.runtime.settings.Allowed;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which connectors have a time series of their own.
 *
 * @param scopes whose connectors do, those of narrower scopes included: {@code account}, {@code account/org} or
 *     {@code account/org/project}; none by default, for their number is not bounded by anything but the quota
 * @param maxConnectors at most so many, the oldest first
 */
@ConfigurationProperties("fairlead.connector.metrics")
record ConnectorMetricsProperties(
        @DefaultValue List<String> scopes,

        @DefaultValue("500") @Allowed(min = "1", max = "10000")
        int maxConnectors) {

    ConnectorMetricsProperties {
        scopes = List.copyOf(scopes);
    }
}
