package io.fairlead.agent.work;

import io.fairlead.agent.image.OperationOrder;
import io.fairlead.agent.image.OperationOrder.Side;
import io.fairlead.agent.image.Operations;
import io.fairlead.agent.work.Unlocking.Lock;
import io.fairlead.agent.work.Unlocking.Unlocked;
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
public record Operator(Unlocking unlocking, Operations operations) {

    private static final long RESERVE_MILLIS = 500;

    Frame.OperationTaskResult perform(Frame.OperationOffer offer, Consumer<OperationProgress> listener)
            throws InterruptedException {
        var begun = System.nanoTime();
        var used = new ArrayList<SecretVersionReference>();
        var sides = new ArrayList<Side>();
        try {
            unlock(offer, offer.connectorId(), offer.connection(), sides, used);
            if (offer.operation() instanceof CopyImage copy) {
                var target = copy.target();
                unlock(offer, target.connectorId(), target.connection(), sides, used);
            }
            var spent = (System.nanoTime() - begun) / 1_000_000;
            var budget = Duration.ofMillis(Math.max(1, offer.budgetMillis() - spent - RESERVE_MILLIS));
            var order = new OperationOrder(
                    offer.operation(),
                    sides.getFirst(),
                    sides.size() == 2 ? sides.getLast() : null,
                    budget,
                    offer.traceparent(),
                    listener);
            return ended(offer, operations.perform(order), used);
        } catch (StaysShut shut) {
            return ended(offer, OperationReport.failed(shut.reason.code(), shut.reason.summary()), List.of());
        } finally {
            sides.forEach(Operator::wipe);
        }
    }

    private void unlock(
            Frame.OperationOffer offer,
            UUID connectorId,
            RegistryConnection connection,
            List<Side> sides,
            List<SecretVersionReference> used)
            throws InterruptedException {
        // An address that cannot be used is told by the operation, in the same words as by a test.
        if (!(connection.auth() instanceof RegistryAuth.UsernamePassword auth)
                || !(RegistryUrl.parse(connection.dockerRegistryUrl()) instanceof RegistryUrl.Usable url)) {
            sides.add(new Side(connectorId, connection, null));
            return;
        }
        var held = new Frame.TaskAttempt(offer.taskId(), offer.attempt());
        var first = connectorId.equals(offer.connectorId());
        switch (unlocking.open(new Lock(held, connectorId, first, url.origin(), auth))) {
            case Unlocked.Shut shut -> throw new StaysShut(shut);
            case Unlocked.Open(var credential, var versions) -> {
                sides.add(new Side(connectorId, connection, credential));
                used.addAll(versions);
            }
        }
    }

    private static void wipe(Side side) {
        var credential = side.credential();
        if (credential != null) {
            credential.close();
        }
    }

    private static Frame.OperationTaskResult ended(
            Frame.OperationOffer offer, OperationReport report, List<SecretVersionReference> used) {
        return new Frame.OperationTaskResult(offer.taskId(), offer.attempt(), report, used);
    }

    /** A secret could not be had. */
    private static final class StaysShut extends RuntimeException {

        private final transient Unlocked.Shut reason;

        StaysShut(Unlocked.Shut reason) {
            super(reason.summary(), null, false, false);
            this.reason = reason;
        }
    }
}
