package io.fairlead.secret.trial;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How values are tried before they go live.
 *
 * @param onReplace whether a new value is tried where the request does not say so
 * @param timeout from the request to the last result
 * @param maxWait the longest wait that a request can ask for
 * @param retryAfter when test-service has not begun a run that it was asked for
 * @param maxRetained how many trials of a version are kept
 * @param sweepInterval how often open trials are brought up to date; up to four times as long while there are none
 * @param responseCheckInterval how often trials that a request waits for are looked for; they may end in another instance
 */
@ConfigurationProperties("fairlead.secret.trial")
public record TrialProperties(
        @DefaultValue("true") boolean onReplace,
        @DefaultValue("5m") @Allowed(min = "1s", max = "1h") Duration timeout,

        @DefaultValue("60s") @Allowed(min = "1s", max = "5m")
        Duration maxWait,

        @DefaultValue("5s") @Allowed(min = "100ms", max = "5m")
        Duration retryAfter,

        @DefaultValue("20") @Allowed(min = "1", max = "1000")
        int maxRetained,

        @DefaultValue("1s") @Allowed(min = "50ms", max = "1m")
        Duration sweepInterval,

        @DefaultValue("500ms") @Allowed(min = "50ms", max = "1m")
        Duration responseCheckInterval) {}
