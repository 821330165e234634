package io.fairlead.agent.http;

import io.fairlead.contracts.registry.RegistryOrigin;

/** The value of an Authorization header, and the only origin that may receive it. */
public record AuthorizationHeader(RegistryOrigin boundTo, String value) {

    @Override
    public String toString() {
        return "AuthorizationHeader[boundTo=" + boundTo + "]";
    }
}
