package io.fairlead.contracts.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A secret's value that only one delegate can open, for one task and one registry.
 *
 * @param context what the value is bound to; the delegate refuses it when any part differs from its task
 * @param ciphertext HPKE (RFC 9180; X25519, HKDF-SHA256, AES-256-GCM) of the UTF-8 value with {@link
 *     SealContext#bytes()} as info, base64
 * @param signature Ed25519 by secret-service over {@link SealContext#signedBytes}, base64
 */
public record SealedSecret(SealContext context, String ciphertext, String signature) {

    /**
     * Asks for the values of a task's secrets, under the lease of the task.
     *
     * @param attempt the task's fencing token, as the assignment gave it
     * @param connectorId whose secrets, where the task concerns two connectors; absent means the task's first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SecretsRequest(long attempt, @Nullable UUID connectorId) {}

    /**
     * The values of a connector's secrets, sealed to one delegate.
     *
     * @param secrets one for each secret that the connector refers to
     */
    public record SealedSecrets(List<SealedSecret> secrets) {}

    /**
     * Asks for seals. Keys, origins and versions come from secret-service's own knowledge.
     *
     * @param taskId the task that needs the values
     * @param attempt the task's fencing token
     * @param delegateId the delegate that holds the task or is offered it; values are sealed to its key
     * @param connectorId the connector whose secrets are wanted
     * @param connectorVersion of the definition that the task works with
     * @param trialId of the trial that the task's test belongs to; absent where what is live is used
     * @param actor whose request led to the task, as {@link io.fairlead.contracts.actor.Actor#toText()} writes it; for
     *     the audit only
     * @param offered whether the task is only offered to the delegate, which may decline it; for the audit only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SealRequest(
            UUID taskId,
            long attempt,
            UUID delegateId,
            UUID connectorId,
            long connectorVersion,
            @Nullable UUID trialId,
            @Nullable String actor,
            @Nullable Boolean offered) {

        /** For a delegate that holds the task and asks for the values. */
        public SealRequest(
                UUID taskId,
                long attempt,
                UUID delegateId,
                UUID connectorId,
                long connectorVersion,
                @Nullable UUID trialId,
                @Nullable String actor) {
            this(taskId, attempt, delegateId, connectorId, connectorVersion, trialId, actor, null);
        }
    }

    /** Which value of which secret this is. */
    public SecretVersionReference version() {
        return new SecretVersionReference(
                new ResourceReference(context.secret().scope(), context.secret().identifier()),
                context.secretId(),
                context.secretVersion());
    }

    /**
     * Everything that a seal binds a value to.
     *
     * @param taskId the task that needs the value
     * @param attempt the task's fencing token
     * @param delegateId the delegate that the value is sealed to
     * @param connectorId the connector that refers to the secret
     * @param secret the secret's scope and identifier
     * @param secretId the secret's id
     * @param secretVersion which of its values it is, from 1
     * @param origin the only registry that may be sent the value
     */
    public record SealContext(
            UUID taskId,
            long attempt,
            UUID delegateId,
            UUID connectorId,
            ResourceReference secret,
            UUID secretId,
            long secretVersion,
            RegistryOrigin origin) {

        /** The same bytes on both sides: each part in UTF-8, preceded by its length in four bytes. */
        public byte[] bytes() {
            return LengthPrefixed.encode(
                    "fairlead-seal-v1",
                    taskId,
                    attempt,
                    delegateId,
                    connectorId,
                    secret.scope().toText(),
                    secret.identifier(),
                    secretId,
                    secretVersion,
                    origin);
        }

        /** What the signature covers: the context, then the ciphertext. */
        public byte[] signedBytes(String ciphertext) {
            return LengthPrefixed.encode(
                    "fairlead-sealed-v1", java.util.Base64.getEncoder().encodeToString(bytes()), ciphertext);
        }
    }
}
