package io.fairlead.test.run;

/** Told inside this process when a run has taken a step; listen after commit. */
public record RunMoved(TestRun run) {}
