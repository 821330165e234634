package io.fairlead.testing.catalog;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long connectors that were deleted are remembered.
 *
 * @param purgeInterval how often connectors that were deleted 90 days ago are forgotten
 */
@ConfigurationProperties("fairlead.test.catalog")
record CatalogProperties(
        @DefaultValue("1h") @Allowed(min = "1s", max = "7d") Duration purgeInterval) {}
