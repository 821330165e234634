package io.fairlead.contracts.protocol;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a delegate signs with its Ed25519 key to open a connection. A request could have been recorded or made in advance;
 * this cannot, for nobody knows the nonce before {@link Frame.Challenge}. Both sides write the signed bytes here.
 *
 * @param nonce of the challenge, good for one connection and {@value #TIMEOUT_SECONDS} s
 */
public record SessionProof(UUID delegateId, long epoch, String nonce) {

    /** How long a challenge may be answered. */
    public static final int TIMEOUT_SECONDS = 30;

    /** What is signed. */
    public byte[] signatureBase() {
        return "fairlead-session-v1\n%s\n%d\n%s"
                .formatted(delegateId, epoch, nonce)
                .getBytes(StandardCharsets.UTF_8);
    }
}
