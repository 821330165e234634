package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.test.Step;
import java.util.List;

/** What a probe found, and how it got there. */
public record ProbeReport(Outcome outcome, List<Step> steps) {}
