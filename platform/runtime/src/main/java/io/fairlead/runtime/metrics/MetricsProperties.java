package io.fairlead.runtime.metrics;

import io.fairlead.runtime.settings.Allowed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How metrics are taken and read.
 *
 * @param interval how often what stands in the database and in Kafka is measured
 * @param token what Prometheus sends as its bearer token to read {@code /actuator/prometheus}, and nothing else; at least 32
 *     characters, empty where it has a token of an account instead
 */
@ConfigurationProperties("fairlead.metrics")
public record MetricsProperties(
        @DefaultValue("15s") @Allowed(min = "100ms", max = "10m")
        Duration interval,

        @DefaultValue("") String token) {

    private static final int MIN_TOKEN_LENGTH = 32;
    private static final String SCHEME = "Bearer ";

    public MetricsProperties {
        if (!token.isEmpty() && token.length() < MIN_TOKEN_LENGTH) {
            throw new IllegalArgumentException(
                    "fairlead.metrics.token has fewer than %d characters; generate one, for example with openssl rand -hex 32"
                            .formatted(MIN_TOKEN_LENGTH));
        }
    }

    /** Whether a request with this {@code Authorization} header comes from the configured Prometheus. */
    public boolean admits(@Nullable String authorization) {
        return !token.isEmpty()
                && authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        bytes(authorization.substring(SCHEME.length()).strip()), bytes(token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "MetricsProperties[interval=%s]".formatted(interval);
    }
}
