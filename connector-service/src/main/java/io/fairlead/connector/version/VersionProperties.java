package io.fairlead.connector.version;

import io.fairlead.runtime.settings.Allowed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the past is kept.
 *
 * @param maxRetained how many definitions of each connector that were replaced can be restored
 */
@ConfigurationProperties("fairlead.connector.version")
record VersionProperties(
        @DefaultValue("100") @Allowed(min = "1", max = "10000")
        int maxRetained) {}
