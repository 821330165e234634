package io.fairlead.secret.encryption;

import java.nio.charset.StandardCharsets;

/** The value of a secret in clear; cannot be printed by mistake. */
public final class SecretValue {

    /** Bounds in bytes; of UTF-8 where it is a text. */
    public static final int MIN_BYTES = 1;

    public static final int MAX_BYTES = 64 * 1024;

    private final byte[] bytes;

    SecretValue(byte[] bytes) {
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a value has 1 to %d bytes, not %d".formatted(MAX_BYTES, bytes.length));
        }
        this.bytes = bytes;
    }

    public static SecretValue of(String text) {
        return new SecretValue(text.getBytes(StandardCharsets.UTF_8));
    }

    public static SecretValue ofFile(byte[] content) {
        return new SecretValue(content.clone());
    }

    /** The value itself: encrypt it, and let go of it. */
    public byte[] reveal() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SecretValue[***]";
    }
}
