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
record Work(
        long attempt,
        @Nullable DelegateName delegate,
        @Nullable OperationProgress progress) {

    /** With a later attempt, what the earlier one did is told anew. */
    Work at(long newAttempt) {
        return newAttempt > attempt ? new Work(newAttempt, null, null) : this;
    }

    Work by(@Nullable DelegateName name) {
        return new Work(attempt, name, progress);
    }

    Work with(OperationProgress made) {
        return new Work(attempt, delegate, made);
    }
}
