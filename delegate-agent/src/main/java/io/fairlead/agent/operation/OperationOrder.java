package io.fairlead.agent.operation;

import io.fairlead.agent.auth.Credential;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.registry.RegistryConnection;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, and within which time.
 *
 * @param first whose registry is asked, or copied from
 * @param target whose registry is copied to; absent for anything but a copy
 * @param budget after which everything that still goes on is cut
 * @param traceparent W3C trace context, sent along with every request
 * @param listener is called at most four times a second with the progress
 */
public record OperationOrder(
        Operation operation,
        ConnectorEndpoint first,
        @Nullable ConnectorEndpoint target,
        Duration budget,
        @Nullable String traceparent,
        Consumer<OperationProgress> listener) {

    /** A connector with its opened credential; none where it is anonymous. */
    public record ConnectorEndpoint(
            UUID connectorId,
            RegistryConnection connection,
            @Nullable Credential credential) {}
}
