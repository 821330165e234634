package io.fairlead.agent.auth;

import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.registry.RegistryOrigin;
import org.jspecify.annotations.Nullable;

/** The token service that a registry names, judged. */
public sealed interface Realm {

    /**
     * May see the credential of this registry.
     *
     * @param path with the query that the registry gave it
     */
    record Approved(
            RegistryOrigin registry,
            RegistryOrigin origin,
            String path,
            @Nullable String service) implements Realm {}

    /** Must not see it, or cannot be understood. */
    record Disapproved(RegistryFinding reason) implements Realm {}
}
