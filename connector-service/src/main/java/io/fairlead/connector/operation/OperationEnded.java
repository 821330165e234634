package io.fairlead.connector.operation;

/** An operation that has ended cannot be cancelled. */
public class OperationEnded extends RuntimeException {

    private OperationEnded(String message) {
        super(message);
    }

    static OperationEnded of(OperationRun run) {
        return new OperationEnded(
                "The operation %s has ended already: it is %s and stays so.".formatted(run.id(), run.state()));
    }
}
