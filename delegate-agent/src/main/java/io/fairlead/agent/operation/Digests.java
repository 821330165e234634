package io.fairlead.agent.operation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content's digests as registries write them: algorithm and hex. */
final class Digests {

    private Digests() {}

    /** A fresh computation of the algorithm that a valid digest names. */
    static MessageDigest messageDigestFor(String digest) {
        try {
            return MessageDigest.getInstance(digest.startsWith("sha512:") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean matches(MessageDigest computed, String digest) {
        return digest.endsWith(":" + HexFormat.of().formatHex(computed.digest()));
    }

    static boolean matches(byte[] content, String digest) {
        var computed = messageDigestFor(digest);
        computed.update(content);
        return matches(computed, digest);
    }

    static String sha256(byte[] content) {
        var computed = messageDigestFor("sha256:");
        return "sha256:" + HexFormat.of().formatHex(computed.digest(content));
    }
}
