package io.fairlead.testing.run;

import io.fairlead.contracts.registry.RegistryConnection;

/**
 * A run is stored, in the same transaction; it begins once {@link RunAdmission} says so.
 *
 * @param awaited whether somebody waits for the verdict, although the cause does not say so
 * @param forced whether a login that was refused before may be tried once more
 */
public record RunStored(TestRun run, RegistryConnection connection, boolean awaited, boolean forced) {}
