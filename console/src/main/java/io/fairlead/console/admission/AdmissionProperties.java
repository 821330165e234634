package io.fairlead.console.admission;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is let in.
 *
 * @param maxStreamsPerCaller event streams that one caller may have open
 * @param maxStreams event streams that all callers together may have open; each takes about 20 KB of memory
 * @param maxWaitsPerCaller requests of one caller that may wait for a result ({@code Prefer: wait=N}) at the same time
 * @param maxWaits requests of all callers together that may wait for a result
 * @param retryInterval how often a service that does not answer is asked again; all other requests to it are refused meanwhile
 */
@ConfigurationProperties("fairlead.console.admission")
record AdmissionProperties(
        @DefaultValue("20") @Allowed(min = "1", max = "100000")
        int maxStreamsPerCaller,

        @DefaultValue("5000") @Allowed(min = "1", max = "100000")
        int maxStreams,

        @DefaultValue("20") @Allowed(min = "1", max = "100000")
        int maxWaitsPerCaller,

        @DefaultValue("1000") @Allowed(min = "1", max = "100000")
        int maxWaits,

        @DefaultValue("1s") @Allowed(min = "10ms", max = "1m")
        Duration retryInterval) {}
