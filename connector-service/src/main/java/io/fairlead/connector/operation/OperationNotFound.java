package io.fairlead.connector.operation;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no such operation in that scope. */
@Problem(status = HttpStatus.NOT_FOUND, code = "OPERATION_NOT_FOUND")
class OperationNotFound extends RuntimeException {

    private OperationNotFound(String message) {
        super(message);
    }

    static OperationNotFound of(UUID id, Scope scope) {
        return new OperationNotFound(
                "There is no operation %s in %s; operations are kept for 7 days unless set otherwise."
                        .formatted(id, scope));
    }
}
