package io.fairlead.secret.reference;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long proposed connectors are known.
 *
 * @param purgeInterval how often proposed connectors whose test was never heard to end are deleted
 */
@ConfigurationProperties("fairlead.secret.reference")
record ReferenceProperties(
        @DefaultValue("1m") @Allowed(min = "1s", max = "7d") Duration purgeInterval) {}
