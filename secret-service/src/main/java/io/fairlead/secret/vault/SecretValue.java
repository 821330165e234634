package io.fairlead.secret.vault;

import java.nio.charset.StandardCharsets;

/** The value of a secret in clear; cannot be printed by mistake. */
public final class SecretValue {

    /** Bounds in bytes of UTF-8. */
    public static final int SHORTEST = 1;

    public static final int LONGEST = 64 * 1024;

    private final byte[] utf8;

    SecretValue(byte[] utf8) {
        if (utf8.length < SHORTEST || utf8.length > LONGEST) {
            throw new IllegalArgumentException("a value has 1 to %d bytes, not %d".formatted(LONGEST, utf8.length));
        }
        this.utf8 = utf8;
    }

    public static SecretValue of(String text) {
        return new SecretValue(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value itself: encrypt it, and let go of it. */
    public byte[] reveal() {
        return utf8.clone();
    }

    @Override
    public String toString() {
        return "SecretValue[***]";
    }
}
