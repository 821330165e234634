package io.fairlead.agent.wire;

import io.fairlead.contracts.registry.RegistryOrigin;

/** The value of an Authorization header, and the only origin that may receive it. */
public record Proof(RegistryOrigin boundTo, String header) {

    @Override
    public String toString() {
        return "Proof[boundTo=" + boundTo + "]";
    }
}
