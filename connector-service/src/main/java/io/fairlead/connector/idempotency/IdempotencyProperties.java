package io.fairlead.connector.idempotency;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request can be repeated under its key.
 *
 * @param retention how long the answer to a request is kept for its repetition
 * @param purgeInterval how often answers past their retention are deleted
 */
@ConfigurationProperties("fairlead.connector.idempotency")
record IdempotencyProperties(
        @DefaultValue("24h") @Allowed(min = "1m", max = "30d")
        Duration retention,

        @DefaultValue("10m") @Allowed(min = "1s", max = "7d")
        Duration purgeInterval) {}
