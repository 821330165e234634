package io.fairlead.testing.run;

/** Told inside this process when a run has taken a step; listen after commit. */
public record RunChanged(TestRun run) {}
