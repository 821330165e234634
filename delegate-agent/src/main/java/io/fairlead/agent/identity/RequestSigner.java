package io.fairlead.agent.identity;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.RequestSignature;
import io.fairlead.contracts.protocol.SessionProof;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** Puts this delegate's signature under a request, fresh each time. */
public record RequestSigner(AgentIdentity identity, Clock clock) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 18;

    /** Proves on a new connection that nothing of it was recorded. */
    public Frame.Hello signHello(Frame.Hello hello, Frame.Challenge challenge) {
        var proof = new SessionProof(identity.delegateId(), hello.epoch(), challenge.nonce());
        return hello.withProof(
                Base64.getEncoder().encodeToString(identity.keys().sign(proof.signatureBase())));
    }

    /** The headers to add. */
    public Map<String, String> headers(String method, String path, byte[] body) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var parameters = new RequestSignature(
                identity.delegateId(),
                clock.instant(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
        var digest = RequestSignature.contentDigest(body);
        var signature = identity.keys().sign(parameters.signatureBase(method, path, digest));
        return Map.of(
                "Content-Digest", digest,
                "Signature-Input", parameters.signatureInput(),
                "Signature", RequestSignature.signatureHeader(signature));
    }
}
