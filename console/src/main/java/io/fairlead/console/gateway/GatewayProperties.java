package io.fairlead.console.gateway;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the front door treats callers and services.
 *
 * @param answerTimeout how long a service may take to begin its answer to a request that is no stream and does not ask to wait
 * @param maxWait the longest wait that {@code Prefer: wait=N} can ask a service for, without the service's own time to answer
 * @param silenceTimeout how long a stream, or an answer that has begun, may stay silent; a stream says something every 15 s
 * @param uploadTimeout how long the body of a request may take that is read before the service is asked
 */
@ConfigurationProperties("fairlead.console.gateway")
record GatewayProperties(
        @DefaultValue("5s") @Allowed(min = "100ms", max = "1m")
        Duration answerTimeout,

        @DefaultValue("60s") @Allowed(min = "1s", max = "5m")
        Duration maxWait,

        @DefaultValue("45s") @Allowed(min = "1s", max = "10m")
        Duration silenceTimeout,

        @DefaultValue("10s") @Allowed(min = "100ms", max = "1m")
        Duration uploadTimeout) {

    /** Until an answer begins. */
    Duration timeoutOf(RequestKind request) {
        return request.isStream() ? silenceTimeout : answerTimeout.plus(request.waitTime());
    }
}
