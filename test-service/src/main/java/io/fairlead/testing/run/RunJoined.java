package io.fairlead.testing.run;

/**
 * Somebody waits for a run that was stored before, in the transaction that holds its lock.
 *
 * @param forced whether they want a login tried once more that was refused before
 */
public record RunJoined(TestRun run, boolean forced) {}
