package io.fairlead.testing.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long runs may take and are kept.
 *
 * @param timeLimit from request to result
 * @param keep how long an ended run is kept
 * @param keepAtLeast so many of each connector are kept for longer
 */
@ConfigurationProperties("fairlead.run")
record RunProperties(
        @DefaultValue("60s") Duration timeLimit,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("20") int keepAtLeast) {}
