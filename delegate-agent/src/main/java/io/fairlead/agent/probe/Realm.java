package io.fairlead.agent.probe;

import io.fairlead.contracts.registry.RegistryOrigin;
import org.jspecify.annotations.Nullable;

/** The token service that a registry names, judged. */
sealed interface Realm permits Realm.Approved, Finding {

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
}
