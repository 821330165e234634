package io.fairlead.connector.catalog;

import io.fairlead.runtime.settings.Allowed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many connectors there may be.
 *
 * @param maxConnectors of an organisation with its projects, or of an account itself
 */
@ConfigurationProperties("fairlead.connector.quota")
record ConnectorQuotaProperties(
        @DefaultValue("250000") @Allowed(min = "1", max = "10000000")
        int maxConnectors) {}
