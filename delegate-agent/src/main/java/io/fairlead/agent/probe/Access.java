package io.fairlead.agent.probe;

import io.fairlead.agent.wire.Finding;

/** Whether the registry, or one repository in it, lets somebody in. */
sealed interface Access {

    /** @param certain whether what was asked for is known to exist */
    record Granted(boolean certain) implements Access {}

    record Denied(Finding reason) implements Access {}
}
