package io.fairlead.connector.operation;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** An operation that has ended cannot be cancelled. */
@Problem(status = HttpStatus.CONFLICT, code = "OPERATION_ENDED")
class OperationEnded extends RuntimeException {

    private OperationEnded(String message) {
        super(message);
    }

    static OperationEnded of(OperationRun run) {
        return new OperationEnded(
                "The operation %s has ended already: it is %s and stays so.".formatted(run.id(), run.state()));
    }
}
