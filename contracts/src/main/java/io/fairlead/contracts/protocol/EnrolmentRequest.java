package io.fairlead.contracts.protocol;

import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.UUID;

/**
 * How a delegate becomes known. The only unsigned request of the protocol.
 *
 * @param token as shown once when it was made
 * @param name 1 to 128 characters, for people
 * @param identityKey Ed25519 public key, X.509 SubjectPublicKeyInfo, base64; later requests are signed with its half
 * @param sealingKey X25519 public key, a Tink keyset in its binary form, base64; secrets are sealed to it
 * @param agentVersion 1 to 64 characters
 */
public record EnrolmentRequest(String token, String name, String identityKey, String sealingKey, String agentVersion) {

    @Override
    public String toString() {
        return "EnrolmentRequest[name=" + name + "]";
    }

    /**
     * Who the delegate is from now on.
     *
     * @param delegateId signs later requests as this
     * @param scope where the delegate lives, as the token said
     * @param tags that the delegate bears, as the token said
     * @param sealSignatureKey Ed25519 public key of secret-service, X.509, base64; the delegate pins it for good
     */
    public record EnrolmentResponse(UUID delegateId, Scope scope, List<String> tags, String sealSignatureKey) {}
}
