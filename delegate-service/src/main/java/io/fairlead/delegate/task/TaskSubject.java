package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the work of a task is for. */
sealed interface TaskSubject {

    /**
     * Proving that a connection works.
     *
     * @param trialId tells secret-service which trial the test belongs to; absent when what is live is tested
     */
    record TestSubject(UUID testId, @Nullable UUID trialId) implements TaskSubject {}

    /** Doing something at its registry. */
    record OperationSubject(UUID operationId, Operation operation) implements TaskSubject {}

    /** Absent when what is live is used. */
    default @Nullable UUID trial() {
        return switch (this) {
            case TestSubject(var _, var trialId) -> trialId;
            case OperationSubject _ -> null;
        };
    }

    /** What is found when the time is over. */
    default Diagnosis expiryCode() {
        return switch (this) {
            case TestSubject _ -> Diagnosis.TEST_EXPIRED;
            case OperationSubject _ -> Diagnosis.OPERATION_EXPIRED;
        };
    }
}
