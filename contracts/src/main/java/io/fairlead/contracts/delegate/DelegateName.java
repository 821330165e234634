package io.fairlead.contracts.delegate;

import java.util.UUID;

/**
 * A delegate as people see it.
 *
 * @param id given when it enrolled
 * @param name that it enrolled with, 1 to 128 characters
 */
public record DelegateName(UUID id, String name) {}
