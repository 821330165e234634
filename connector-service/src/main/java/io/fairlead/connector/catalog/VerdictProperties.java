package io.fairlead.connector.catalog;

import io.fairlead.http.PreferHeader;
import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests that store a connector wait for the verdict on it.
 *
 * @param maxWait the longest wait that a request can ask for
 * @param checkInterval how often verdicts that a request waits for are looked for, should another instance learn them
 */
@ConfigurationProperties("fairlead.connector.verdict")
record VerdictProperties(
        @DefaultValue("30s") @Allowed(min = "1s", max = "5m")
        Duration maxWait,

        @DefaultValue("250ms") @Allowed(min = "50ms", max = "1m")
        Duration checkInterval) {

    /** What a request's {@code Prefer} comes to; nobody waits who does not ask to. */
    Duration waitTime(@Nullable String prefer) {
        return PreferHeader.waitTime(prefer, Duration.ZERO, maxWait);
    }
}
