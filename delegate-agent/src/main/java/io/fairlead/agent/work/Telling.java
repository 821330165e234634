package io.fairlead.agent.work;

import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.testing.TestStep;

/** Hears how work goes on while it does. */
public interface Telling {

    void step(TestStep step);

    void progress(OperationProgress progress);
}
