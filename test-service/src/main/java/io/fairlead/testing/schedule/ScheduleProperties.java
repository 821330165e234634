package io.fairlead.testing.schedule;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How connectors are tested again although nothing has changed.
 *
 * @param byDefault whether connectors without a schedule of their own are tested again
 * @param defaultInterval how often connectors without a schedule of their own are tested
 * @param catchUpWindow over how long tests are spread that were missed, for example because no instance ran
 * @param sweepInterval how often due tests are looked for; up to four times as long while there are none
 * @param planInterval how often connectors are looked for that have no schedule yet, or another default than this one
 */
@ConfigurationProperties("fairlead.test.schedule")
record ScheduleProperties(
        @DefaultValue("true") boolean byDefault,

        @DefaultValue("30m") @Allowed(min = "1m", max = "30d")
        Duration defaultInterval,

        @DefaultValue("5m") @Allowed(min = "1s", max = "1d") Duration catchUpWindow,

        @DefaultValue("1s") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("1m") @Allowed(min = "1s", max = "7d") Duration planInterval) {

    /** What holds where nobody said anything of the connector. */
    ScheduleRule defaultRule() {
        return byDefault ? new ScheduleRule.Interval(defaultInterval) : new ScheduleRule.Off();
    }
}
