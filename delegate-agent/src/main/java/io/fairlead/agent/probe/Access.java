package io.fairlead.agent.probe;

/** Whether the registry, or one repository in it, lets somebody in. */
sealed interface Access permits Access.Granted, Finding {

    record Granted() implements Access {}
}
