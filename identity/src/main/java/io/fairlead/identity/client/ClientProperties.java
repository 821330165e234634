package io.fairlead.identity.client;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The services that may fetch tokens, by their names. */
@ConfigurationProperties("fairlead.client")
record ClientProperties(Map<String, Service> services) {

    /**
     * @param audience the one service that the tokens are for
     * @param scopes what they allow there
     * @param secret empty: no client
     */
    record Service(String audience, Set<String> scopes, String secret) {

        @Override
        public String toString() {
            return "Service[audience=%s, scopes=%s]".formatted(audience, scopes);
        }
    }
}
