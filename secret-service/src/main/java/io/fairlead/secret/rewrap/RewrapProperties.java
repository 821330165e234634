package io.fairlead.secret.rewrap;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon another master key takes over.
 *
 * @param sweepInterval how often data keys under an older master key are looked for
 */
@ConfigurationProperties("fairlead.secret.rewrap")
record RewrapProperties(
        @DefaultValue("5s") @Allowed(min = "50ms", max = "1d")
        Duration sweepInterval) {}
