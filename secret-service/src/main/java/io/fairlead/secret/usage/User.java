package io.fairlead.secret.usage;

import io.fairlead.contracts.scope.Reference;
import java.util.UUID;

/** A connector that refers to a secret. */
public record User(UUID connectorId, Reference connector, String name) {}
