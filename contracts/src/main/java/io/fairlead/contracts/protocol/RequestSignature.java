package io.fairlead.contracts.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * HTTP Message Signatures (RFC 9421) as the delegate protocol uses them: Ed25519 over method, path and the digest of
 * the body (RFC 9530), with creation time, nonce and the delegate's id. Both sides write the signature base here.
 *
 * @param created whole seconds; refused when more than 300 s away from the server's clock
 * @param nonce 16 to 64 characters, used once
 */
public record RequestSignature(UUID delegateId, Instant created, String nonce) {

    /** Seconds by which {@code created} may differ from the server's clock. */
    public static final int WINDOW_SECONDS = 300;

    private static final Pattern INPUT =
            Pattern.compile("fairlead=\\(\"@method\" \"@path\" \"content-digest\"\\);created=([0-9]{1,12});"
                    + "nonce=\"([0-9A-Za-z_-]{16,64})\";keyid=\"([0-9a-f-]{36})\";alg=\"ed25519\"");

    /** Reads the {@code Signature-Input} header; empty when it is not of the one form that is accepted. */
    public static Optional<RequestSignature> parse(String signatureInput) {
        var match = INPUT.matcher(signatureInput);
        return match.matches()
                ? Optional.of(new RequestSignature(
                        UUID.fromString(match.group(3)),
                        Instant.ofEpochSecond(Long.parseLong(match.group(1))),
                        match.group(2)))
                : Optional.empty();
    }

    /** The {@code Signature-Input} header. */
    public String signatureInput() {
        return "fairlead=" + parameters();
    }

    /** The {@code Signature} header for the given signature. */
    public static String signatureHeader(byte[] signature) {
        return "fairlead=:" + Base64.getEncoder().encodeToString(signature) + ":";
    }

    /** The {@code Content-Digest} header of a body, empty bodies included. */
    public static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(body)) + ":";
    }

    /** What is signed (RFC 9421 section 2.5). */
    public byte[] signatureBase(String method, String path, String contentDigest) {
        return "\"@method\": %s\n\"@path\": %s\n\"content-digest\": %s\n\"@signature-params\": %s"
                .formatted(method, path, contentDigest, parameters())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String parameters() {
        return "(\"@method\" \"@path\" \"content-digest\");created=%d;nonce=\"%s\";keyid=\"%s\";alg=\"ed25519\""
                .formatted(created.getEpochSecond(), nonce, delegateId);
    }
}
