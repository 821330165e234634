package io.fairlead.agent.probe;

import io.fairlead.agent.http.RegistryFinding;

/** Whether the registry, or one repository in it, lets somebody in. */
sealed interface AccessResult {

    /** @param certain whether what was asked for is known to exist */
    record Granted(boolean certain) implements AccessResult {}

    record Denied(RegistryFinding reason) implements AccessResult {}
}
