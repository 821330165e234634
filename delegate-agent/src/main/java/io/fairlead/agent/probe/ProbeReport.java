package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;

/** What a probe found, and how it got there. */
public record ProbeReport(DiagnosedOutcome outcome, List<TestStep> steps) {}
