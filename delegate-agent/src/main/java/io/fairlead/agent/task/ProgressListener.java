package io.fairlead.agent.task;

import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.testing.TestStep;

/** Hears how work goes on while it does. */
public interface ProgressListener {

    void step(TestStep step);

    void progress(OperationProgress progress);
}
