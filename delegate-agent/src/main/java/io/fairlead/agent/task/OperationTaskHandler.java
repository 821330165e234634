package io.fairlead.agent.task;

import io.fairlead.agent.operation.OperationExecutor;
import io.fairlead.agent.operation.OperationOrder;
import io.fairlead.agent.operation.OperationOrder.ConnectorEndpoint;
import io.fairlead.agent.task.TaskCredentials.CredentialRequest;
import io.fairlead.agent.task.TaskCredentials.CredentialResult;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Does the operation of one offer, with the secrets of the one connector or the two that it concerns. */
public record OperationTaskHandler(TaskCredentials credentials, OperationExecutor operations) {

    private static final long RESERVE_MILLIS = 500;

    Frame.OperationTaskResult perform(Frame.OperationOffer offer, Consumer<OperationProgress> listener)
            throws InterruptedException {
        var begun = System.nanoTime();
        var used = new ArrayList<SecretVersionReference>();
        var endpoints = new ArrayList<ConnectorEndpoint>();
        try {
            openCredential(offer, offer.connectorId(), offer.connection(), endpoints, used);
            if (offer.operation() instanceof CopyImage copy) {
                var target = copy.target();
                openCredential(offer, target.connectorId(), target.connection(), endpoints, used);
            }
            var spent = (System.nanoTime() - begun) / 1_000_000;
            var budget = Duration.ofMillis(Math.max(1, offer.budgetMillis() - spent - RESERVE_MILLIS));
            var order = new OperationOrder(
                    offer.operation(),
                    endpoints.getFirst(),
                    endpoints.size() == 2 ? endpoints.getLast() : null,
                    budget,
                    offer.traceparent(),
                    listener);
            return ended(offer, operations.perform(order), used);
        } catch (SecretUnavailable unavailable) {
            return ended(
                    offer, OperationReport.failed(unavailable.reason.code(), unavailable.reason.summary()), List.of());
        } finally {
            endpoints.forEach(OperationTaskHandler::wipe);
        }
    }

    private void openCredential(
            Frame.OperationOffer offer,
            UUID connectorId,
            RegistryConnection connection,
            List<ConnectorEndpoint> endpoints,
            List<SecretVersionReference> used)
            throws InterruptedException {
        // An address that cannot be used is told by the operation, in the same words as by a test.
        if (!(connection.auth() instanceof RegistryAuth.UsernamePassword auth)
                || !(RegistryUrl.parse(connection.dockerRegistryUrl()) instanceof RegistryUrl.Usable url)) {
            endpoints.add(new ConnectorEndpoint(connectorId, connection, null));
            return;
        }
        var held = new Frame.TaskAttempt(offer.taskId(), offer.attempt());
        var first = connectorId.equals(offer.connectorId());
        switch (credentials.open(new CredentialRequest(held, connectorId, first, url.origin(), auth, List.of()))) {
            case CredentialResult.Unavailable unavailable -> throw new SecretUnavailable(unavailable);
            case CredentialResult.Opened(var credential, var versions) -> {
                endpoints.add(new ConnectorEndpoint(connectorId, connection, credential));
                used.addAll(versions);
            }
        }
    }

    private static void wipe(ConnectorEndpoint endpoint) {
        var credential = endpoint.credential();
        if (credential != null) {
            credential.close();
        }
    }

    private static Frame.OperationTaskResult ended(
            Frame.OperationOffer offer, OperationReport report, List<SecretVersionReference> used) {
        return new Frame.OperationTaskResult(offer.taskId(), offer.attempt(), report, used);
    }

    /** A secret could not be had. */
    private static final class SecretUnavailable extends RuntimeException {

        private final transient CredentialResult.Unavailable reason;

        SecretUnavailable(CredentialResult.Unavailable reason) {
            super(reason.summary(), null, false, false);
            this.reason = reason;
        }
    }
}
