package io.fairlead.agent.http;

/** What became of one request: an answer, or the reason why none came. */
public sealed interface RegistryReply permits RegistryResponse, RegistryFinding {}
