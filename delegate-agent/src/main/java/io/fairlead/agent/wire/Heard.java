package io.fairlead.agent.wire;

/** What became of one request: an answer, or the reason why none came. */
public sealed interface Heard permits Answer, Finding {}
