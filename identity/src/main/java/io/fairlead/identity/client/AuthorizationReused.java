package io.fairlead.identity.client;

/**
 * A code or a refresh token came a second time, so one of the two who had it has stolen it: what it gave has ended.
 *
 * @param authorization its id
 * @param name of the person who let the console act for them
 */
public record AuthorizationReused(String authorization, String name) {}
