package io.fairlead.connector.operation;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** There is no such operation in that scope. */
public class OperationNotFound extends RuntimeException {

    private OperationNotFound(String message) {
        super(message);
    }

    static OperationNotFound of(UUID id, Scope scope) {
        return new OperationNotFound(
                "There is no operation %s in %s; operations are kept for 7 days unless set otherwise."
                        .formatted(id, scope));
    }
}
