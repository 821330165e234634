package io.fairlead.agent.secret;

import io.fairlead.agent.identity.AgentIdentity;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/** Opens sealed values, after everything that a seal binds them to was found to be as expected. */
public final class SecretUnsealer {

    private final AgentIdentity identity;
    private final PublicKey pinnedKey;

    public SecretUnsealer(AgentIdentity identity) {
        this.identity = identity;
        try {
            var key = Base64.getDecoder().decode(identity.enrolled().sealSignatureKey());
            pinnedKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("read the pinned key of secret-service", e);
        }
    }

    /** What a seal must be for. */
    public record ExpectedContext(
            UUID taskId, long attempt, UUID connectorId, ResourceReference secret, RegistryOrigin origin) {}

    /** The value, or why it stays shut. */
    public sealed interface UnsealResult {

        record Value(byte[] bytes) implements UnsealResult {

            @Override
            public String toString() {
                return "Value[***]";
            }
        }

        record Mismatch(String reason) implements UnsealResult {}
    }

    public UnsealResult unseal(SealedSecret sealed, ExpectedContext expected) {
        var context = sealed.context();
        try {
            if (!isSigned(sealed)) {
                return new UnsealResult.Mismatch("the seal is not signed by the secret-service known since enrolment");
            }
            var difference = difference(context, expected);
            if (!difference.isEmpty()) {
                return new UnsealResult.Mismatch("the seal is for another " + difference);
            }
            var ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
            return new UnsealResult.Value(identity.keys().decrypt(ciphertext, context.bytes()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return new UnsealResult.Mismatch("the seal does not open with this delegate's key");
        }
    }

    private boolean isSigned(SealedSecret sealed) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(pinnedKey);
        signature.update(sealed.context().signedBytes(sealed.ciphertext()));
        return signature.verify(Base64.getDecoder().decode(sealed.signature()));
    }

    private String difference(SealedSecret.SealContext context, ExpectedContext expected) {
        if (!context.origin().equals(expected.origin())) {
            return "registry: " + context.origin();
        }
        if (!context.delegateId().equals(identity.delegateId())) {
            return "delegate";
        }
        if (!context.taskId().equals(expected.taskId()) || context.attempt() != expected.attempt()) {
            return "task or attempt";
        }
        if (!context.connectorId().equals(expected.connectorId())) {
            return "connector";
        }
        return context.secret().equals(expected.secret()) ? "" : "secret";
    }
}
