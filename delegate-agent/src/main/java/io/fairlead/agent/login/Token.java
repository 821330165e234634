package io.fairlead.agent.login;

import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.contracts.registry.RegistryOrigin;

/** What a token service answers. */
public sealed interface Token {

    /** A token for one registry. */
    record Issued(RegistryOrigin registry, String value) implements Token {

        public Proof bearer() {
            return new Proof(registry, "Bearer " + value);
        }

        @Override
        public String toString() {
            return "Issued[registry=" + registry + "]";
        }
    }

    /** No token, and why. */
    record Withheld(Finding reason) implements Token {}
}
