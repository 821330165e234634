package io.fairlead.identity.client;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services that may fetch tokens.
 *
 * @param connector how connector-service proves who it is
 * @param delegate how delegate-service proves who it is
 * @param test how test-service proves who it is
 * @param services what each may do, by its name
 * @param purgeInterval how often authorizations that expired are deleted
 */
@ConfigurationProperties("fairlead.identity.client")
record ClientProperties(
        @DefaultValue Credential connector,
        @DefaultValue Credential delegate,
        @DefaultValue Credential test,
        Map<String, Service> services,

        @DefaultValue("10m") @Allowed(min = "1s", max = "7d")
        Duration purgeInterval) {

    /**
     * What one of Fairlead's own services knows.
     *
     * @param secret the service's {@code fairlead.access.client-secret}; empty: no client
     */
    record Credential(@DefaultValue("") String secret) {

        @Override
        public String toString() {
            return "Credential[]";
        }
    }

    /**
     * What a service may do.
     *
     * @param audience the services that the tokens are for
     * @param scopes what they allow there
     * @param secret empty: no client
     */
    record Service(List<String> audience, Set<String> scopes, String secret) {

        @Override
        public String toString() {
            return "Service[audience=%s, scopes=%s]".formatted(audience, scopes);
        }
    }
}
