package io.fairlead.runtime.web;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What callers may take of a program's web server.
 *
 * @param maxConnectionsPerAddress connections that one remote address may hold; behind a proxy, which is one address for
 *     everybody, this bounds all callers together
 * @param bodyBudgetPercent share of the heap that the bodies of all unfinished requests may take together
 * @param bodyGracePeriod how long a body may take however slowly it comes, and how long nothing of it may come
 * @param minBodyRate bytes a second, on average, that a body must come at after that
 * @param maxStreamsPerCaller event streams that one caller may have open
 * @param maxWaitsPerCaller requests of one caller that may wait for a result at the same time
 */
@ConfigurationProperties("fairlead.http")
public record WebServerProperties(
        @DefaultValue("10000") @Allowed(min = "10", max = "1000000")
        int maxConnectionsPerAddress,

        @DefaultValue("10") @Allowed(min = "1", max = "25") int bodyBudgetPercent,

        @DefaultValue("5s") @Allowed(min = "1s", max = "5m") Duration bodyGracePeriod,

        @DefaultValue("1024") @Allowed(min = "1", max = "1000000")
        int minBodyRate,

        @DefaultValue("20") @Allowed(min = "1", max = "10000")
        int maxStreamsPerCaller,

        @DefaultValue("20") @Allowed(min = "1", max = "10000")
        int maxWaitsPerCaller) {}
