package io.fairlead.agent.probe;

/** What became of one request: an answer, or the reason why none came. */
sealed interface Heard permits Answer, Finding {}
