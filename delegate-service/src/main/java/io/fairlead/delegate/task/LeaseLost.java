package io.fairlead.delegate.task;

import io.fairlead.http.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** A delegate asks for something under a lease that it does not hold. */
@Problem(status = HttpStatus.CONFLICT, code = "LEASE_LOST")
class LeaseLost extends RuntimeException {

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
