package io.fairlead.identity.person;

import io.fairlead.access.Grants;
import java.time.Instant;
import java.util.UUID;

/** Somebody who may log in. */
public record Person(UUID id, String name, Instant createdAt, Grants grants) {}
