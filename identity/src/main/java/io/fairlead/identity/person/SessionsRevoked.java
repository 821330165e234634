package io.fairlead.identity.person;

/** Somebody is gone, or has another password: who is logged in under that name must be so no longer. */
public record SessionsRevoked(String name) {}
