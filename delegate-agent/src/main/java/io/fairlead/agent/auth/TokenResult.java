package io.fairlead.agent.auth;

import io.fairlead.agent.http.AuthorizationHeader;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.registry.RegistryOrigin;

/** What a token service answers. */
public sealed interface TokenResult {

    /** A token for one registry. */
    record Issued(RegistryOrigin registry, String value) implements TokenResult {

        public AuthorizationHeader bearerHeader() {
            return new AuthorizationHeader(registry, "Bearer " + value);
        }

        @Override
        public String toString() {
            return "Issued[registry=" + registry + "]";
        }
    }

    /** No token, and why. */
    record Withheld(RegistryFinding reason) implements TokenResult {}
}
