package io.fairlead.contracts.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message between a delegate and delegate-service, as JSON: a text frame on the WebSocket
 * {@code /delegate/v1/socket}, or an element of the arrays exchanged by {@code POST /delegate/v1/poll}.
 *
 * <p>At most {@value #MAX_BYTES} bytes. Additive: unknown properties and frames are ignored by either side.
 */
@JsonTypeInfo(use = Id.NAME, property = "type", defaultImpl = Frame.UnknownFrame.class)
public sealed interface Frame {

    int MAX_BYTES = 64 * 1024;

    /** Of what kind it is, as {@code type} says it in JSON. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** What a delegate says. */
    sealed interface FromDelegate extends Frame {}

    /** What delegate-service says. */
    sealed interface ToDelegate extends Frame {}

    /** Work that is offered. */
    sealed interface Assignment extends ToDelegate {

        UUID taskId();

        long attempt();
    }

    /** Work that is done, well or badly; sent again after a reconnect until acknowledged. */
    sealed interface TaskResult extends FromDelegate {

        UUID taskId();

        long attempt();

        List<SecretVersionReference> secrets();
    }

    /**
     * First frame of a connection, and the second: sent again with the proof that {@link Challenge} asks for.
     *
     * @param epoch rises with every connection of this delegate; an older connection is closed
     * @param capacity tasks it works on at the same time, 1 to 1,000
     * @param running work it still holds from before; each is confirmed by {@link Welcome#resume()}
     * @param proof Ed25519 signature of {@link SessionProof#signatureBase()} in base64; absent until there is a challenge
     * @param takesSealedSecrets whether it uses {@link TestOffer#sealedSecrets()}; absent means that it fetches them
     */
    @JsonTypeName("Hello")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hello(
            String agentVersion,
            long epoch,
            int capacity,
            List<TaskAttempt> running,
            @Nullable String proof,
            @Nullable Boolean takesSealedSecrets)
            implements FromDelegate {

        /** Of a delegate that fetches its secrets. */
        public Hello(String agentVersion, long epoch, int capacity, List<TaskAttempt> running, @Nullable String proof) {
            this(agentVersion, epoch, capacity, running, proof, null);
        }

        public Hello withProof(String signature) {
            return new Hello(agentVersion, epoch, capacity, running, signature, takesSealedSecrets);
        }
    }

    /**
     * Answers a {@link Hello} without a proof. Nothing is changed by it: an older connection stays until the proof is there.
     *
     * @param nonce to sign within {@value SessionProof#TIMEOUT_SECONDS} s, on this connection
     */
    @JsonTypeName("Challenge")
    record Challenge(String nonce) implements ToDelegate {}

    /** A task under one lease. {@code attempt} is the fencing token. */
    record TaskAttempt(UUID taskId, long attempt) {}

    /**
     * Answers a proved {@link Hello}.
     *
     * @param resume what to go on with; everything else that {@code running} named is to be dropped
     * @param renewEverySeconds how often to send {@link Renew} while work is held, 1 to 60
     * @param reconnectWithinSeconds upper bound of the random delay before the next connection, 1 to 600
     */
    @JsonTypeName("Welcome")
    record Welcome(List<TaskAttempt> resume, int renewEverySeconds, int reconnectWithinSeconds) implements ToDelegate {}

    /**
     * Work for this delegate. Nothing in it is secret: values are sealed to the delegate's key, and fetched by lease
     * where they are not in it.
     *
     * @param deadline after which the result counts no more; by the server's clock
     * @param budgetMillis the same as a duration from now, for clocks that differ
     * @param needsSecrets whether sealed values are needed
     * @param traceparent W3C trace context to pass on
     * @param sealedSecrets the values, sealed for this attempt of this delegate; absent where they have to be fetched
     */
    @JsonTypeName("Offer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestOffer(
            UUID taskId,
            long attempt,
            UUID connectorId,
            long connectorVersion,
            RegistryConnection connection,
            boolean needsSecrets,
            Instant deadline,
            long budgetMillis,
            @Nullable String traceparent,
            @Nullable List<SealedSecret> sealedSecrets)
            implements Assignment {

        /** Whose values have to be fetched. */
        public TestOffer(
                UUID taskId,
                long attempt,
                UUID connectorId,
                long connectorVersion,
                RegistryConnection connection,
                boolean needsSecrets,
                Instant deadline,
                long budgetMillis,
                @Nullable String traceparent) {
            this(
                    taskId,
                    attempt,
                    connectorId,
                    connectorVersion,
                    connection,
                    needsSecrets,
                    deadline,
                    budgetMillis,
                    traceparent,
                    null);
        }

        public TestOffer withSealedSecrets(List<SealedSecret> sealed) {
            return new TestOffer(
                    taskId,
                    attempt,
                    connectorId,
                    connectorVersion,
                    connection,
                    needsSecrets,
                    deadline,
                    budgetMillis,
                    traceparent,
                    sealed);
        }
    }

    /**
     * An operation for this delegate. A frame of its own, so that an older delegate lets it pass to the next one.
     *
     * @param connectorId whose registry is asked first; that of a copy's target is in the operation
     * @param deadline after which the result counts no more; by the server's clock
     * @param budgetMillis the same as a duration from now, for clocks that differ
     * @param traceparent W3C trace context to pass on
     */
    @JsonTypeName("OperationOffer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OperationOffer(
            UUID taskId,
            long attempt,
            UUID connectorId,
            long connectorVersion,
            RegistryConnection connection,
            Operation operation,
            Instant deadline,
            long budgetMillis,
            @Nullable String traceparent)
            implements Assignment {}

    /** Takes an offer; without it within 2 s the work goes to another delegate, or within 10 s while other frames come. */
    @JsonTypeName("Accept")
    record Accept(UUID taskId, long attempt) implements FromDelegate {}

    /** Refuses an offer, for example because the delegate is at capacity or draining. */
    @JsonTypeName("Decline")
    record Decline(UUID taskId, long attempt, String reason) implements FromDelegate {}

    /** Steps of work that goes on; not acknowledged, because the result repeats them. */
    @JsonTypeName("StepsFinished")
    record StepsFinished(UUID taskId, long attempt, List<TestStep> steps) implements FromDelegate {}

    /** The end of a test. */
    @JsonTypeName("Result")
    record TestTaskResult(
            UUID taskId,
            long attempt,
            DiagnosedOutcome outcome,
            List<TestStep> steps,
            List<SecretVersionReference> secrets)
            implements TaskResult {}

    /** How far an operation is; at most four a second, not acknowledged. */
    @JsonTypeName("Progress")
    record ProgressUpdate(UUID taskId, long attempt, OperationProgress progress) implements FromDelegate {}

    /** The end of an operation. */
    @JsonTypeName("OperationEnded")
    record OperationTaskResult(UUID taskId, long attempt, OperationReport report, List<SecretVersionReference> secrets)
            implements TaskResult {}

    /** Keeps leases for another 15 s. */
    @JsonTypeName("Renew")
    record Renew(List<TaskAttempt> held) implements FromDelegate {}

    /** Answers an {@link TaskResult}: stored, or refused as stale; either way the delegate forgets it. */
    @JsonTypeName("ResultAcknowledged")
    record ResultAcknowledged(UUID taskId, long attempt, boolean accepted) implements ToDelegate {}

    /** Stop this work; no result is wanted. Also sent when a lease was lost. */
    @JsonTypeName("Cancel")
    record Cancel(UUID taskId, long attempt, String reason) implements ToDelegate {}

    /** Finish what is held, take nothing new, and reconnect after the given delay of at most 600 s. */
    @JsonTypeName("Drain")
    record Drain(int reconnectAfterSeconds) implements ToDelegate {}

    /** Keeps the connection open through proxies; answered by the same frame. */
    @JsonTypeName("Ping")
    record Ping() implements FromDelegate, ToDelegate {}

    /** Something a newer peer says; ignored. */
    @JsonTypeName("Unknown")
    record UnknownFrame() implements FromDelegate, ToDelegate {}
}
