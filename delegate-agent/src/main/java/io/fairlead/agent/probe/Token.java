package io.fairlead.agent.probe;

import io.fairlead.contracts.registry.RegistryOrigin;

/** What a token service answers. */
sealed interface Token permits Token.Issued, Finding {

    /** A token for one registry. */
    record Issued(RegistryOrigin registry, String value) implements Token {

        Credential.Proof bearer() {
            return new Credential.Proof(registry, "Bearer " + value);
        }

        @Override
        public String toString() {
            return "Issued[registry=" + registry + "]";
        }
    }
}
