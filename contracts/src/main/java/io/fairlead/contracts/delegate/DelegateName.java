package io.fairlead.contracts.delegate;

import java.util.UUID;

/** A delegate as people see it. */
public record DelegateName(UUID id, String name) {}
