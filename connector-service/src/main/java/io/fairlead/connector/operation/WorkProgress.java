package io.fairlead.connector.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.OperationProgress;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the work so far.
 *
 * @param attempt 0 until a delegate took the work
 * @param delegate absent until known, and when none could take the work
 * @param progress of this attempt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkProgress(
        long attempt,
        @Nullable DelegateName delegate,
        @Nullable OperationProgress progress) {

    /** A later attempt reports again what the earlier one did. */
    WorkProgress atAttempt(long newAttempt) {
        return newAttempt > attempt ? new WorkProgress(newAttempt, null, null) : this;
    }

    WorkProgress withDelegate(@Nullable DelegateName name) {
        return new WorkProgress(attempt, name, progress);
    }

    WorkProgress withProgress(OperationProgress made) {
        return new WorkProgress(attempt, delegate, made);
    }
}
