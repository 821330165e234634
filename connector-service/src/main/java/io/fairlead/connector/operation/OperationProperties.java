package io.fairlead.connector.operation;

import io.fairlead.http.PreferHeader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long operations may take, are waited for, and are kept.
 *
 * @param patience with an answer, where the request does not say how long
 * @param longestPatience that a request can ask for
 * @param readLimit from the wish to the result of anything but a copy
 * @param copyLimit the same for a copy that does not say how long it may take
 * @param longestCopy that a copy can ask for
 * @param keep how long an operation is kept after it was asked for
 */
@ConfigurationProperties("fairlead.operation")
record OperationProperties(
        @DefaultValue("10s") Duration patience,
        @DefaultValue("30s") Duration longestPatience,
        @DefaultValue("60s") Duration readLimit,
        @DefaultValue("1h") Duration copyLimit,
        @DefaultValue("6h") Duration longestCopy,
        @DefaultValue("7d") Duration keep) {

    /** What a request's {@code Prefer} comes to. */
    Duration waitTime(@Nullable String prefer) {
        return PreferHeader.waitTime(prefer, patience, longestPatience);
    }
}
