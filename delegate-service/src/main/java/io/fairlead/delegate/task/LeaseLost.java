package io.fairlead.delegate.task;

import java.util.UUID;

/** A delegate asks for something under a lease that it does not hold. */
public class LeaseLost extends RuntimeException {

    private LeaseLost(String message) {
        super(message);
    }

    static LeaseLost of(UUID taskId, long attempt) {
        return new LeaseLost("Attempt %d of task %s is not, or no longer, in this delegate's hands. Drop it."
                .formatted(attempt, taskId));
    }

    static LeaseLost otherConnector(UUID taskId, UUID connectorId) {
        return new LeaseLost("Task %s does not concern connector %s.".formatted(taskId, connectorId));
    }
}
