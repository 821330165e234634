package io.fairlead.secret.version;

import io.fairlead.runtime.settings.Allowed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the past is kept.
 *
 * @param maxRetained how many values of each secret that were live once can be restored
 */
@ConfigurationProperties("fairlead.secret.version")
record VersionProperties(
        @DefaultValue("10") @Allowed(min = "1", max = "1000")
        int maxRetained) {}
