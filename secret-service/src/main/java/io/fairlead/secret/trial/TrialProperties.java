package io.fairlead.secret.trial;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How values are tried before they go live.
 *
 * @param onReplace whether a new value is tried where the request does not say so
 * @param timeLimit from the wish to the last result
 * @param longestPatience that a request can ask for
 * @param askAgainAfter when test-service has not begun a run that it was asked for
 * @param keep how many trials of a version are kept
 */
@ConfigurationProperties("fairlead.secret.trial")
public record TrialProperties(
        @DefaultValue("true") boolean onReplace,
        @DefaultValue("5m") Duration timeLimit,
        @DefaultValue("60s") Duration longestPatience,
        @DefaultValue("5s") Duration askAgainAfter,
        @DefaultValue("20") int keep) {}
