package io.fairlead.console.admission;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all callers together may keep open; what one of them may stands in {@code fairlead.http}, as for every service.
 *
 * @param maxStreams event streams that all callers together may have open; each takes about 20 KB of memory
 * @param maxWaits requests of all callers together that may wait for a result
 * @param retryInterval how often a service that does not answer is asked again; all other requests to it are refused meanwhile
 */
@ConfigurationProperties("fairlead.console.admission")
record AdmissionProperties(
        @DefaultValue("5000") @Allowed(min = "1", max = "100000")
        int maxStreams,

        @DefaultValue("1000") @Allowed(min = "1", max = "100000")
        int maxWaits,

        @DefaultValue("1s") @Allowed(min = "10ms", max = "1m")
        Duration retryInterval) {}
