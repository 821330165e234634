package io.fairlead.contracts.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.ResourceReference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published by connector-service, keyed by operation. */
public sealed interface OperationEvent extends Event {

    UUID operationId();

    UUID connectorId();

    @Override
    default UUID aggregateId() {
        return operationId();
    }

    /**
     * Somebody wants something done.
     *
     * @param connection of the connector whose registry is asked first; that of a copy's target is in the operation
     * @param deadline after which no result counts any more, at most 6 hours away
     */
    @EventType("fairlead.operation.requested.v1")
    record OperationRequested(
            UUID operationId,
            long sequence,
            UUID connectorId,
            ResourceReference connector,
            long connectorVersion,
            RegistryConnection connection,
            Operation operation,
            Instant deadline)
            implements OperationEvent {}

    /**
     * The last event of an operation, such as a copy of an image; published however it ended.
     *
     * @param operationId the operation
     * @param sequence of the event among those of the operation
     * @param connectorId the connector whose registry was asked
     * @param state how it ended
     * @param report a failure unless the state is COMPLETED
     * @param delegate absent when none took the work
     * @param completedAt when it ended
     */
    @EventType(value = "fairlead.operation.completed.v1", audience = Audience.PUBLIC, ordered = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OperationCompleted(
            UUID operationId,
            long sequence,
            UUID connectorId,
            FinalOperationState state,
            OperationReport report,
            @Nullable DelegateName delegate,
            Instant completedAt)
            implements OperationEvent {}

    /** How an operation ended. */
    enum FinalOperationState {
        COMPLETED,
        CANCELLED,
        EXPIRED
    }
}
