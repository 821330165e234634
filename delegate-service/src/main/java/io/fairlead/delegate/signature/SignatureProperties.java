package io.fairlead.delegate.signature;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signed requests are remembered.
 *
 * @param purgeInterval how often expired challenges and nonces are deleted
 */
@ConfigurationProperties("fairlead.delegate.signature")
record SignatureProperties(
        @DefaultValue("1m") @Allowed(min = "1s", max = "7d") Duration purgeInterval) {}
