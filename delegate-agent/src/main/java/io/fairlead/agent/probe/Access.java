package io.fairlead.agent.probe;

import io.fairlead.agent.wire.Finding;

/** Whether the registry, or one repository in it, lets somebody in. */
sealed interface Access {

    record Granted() implements Access {}

    record Denied(Finding reason) implements Access {}
}
