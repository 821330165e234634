package io.fairlead.agent.work;

import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.test.Step;

/** Hears how work goes on while it does. */
public interface Telling {

    void step(Step step);

    void progress(OperationProgress progress);
}
