package io.fairlead.secret.version;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of a secret, without the value.
 *
 * @param version from 1; never given twice, also not after the version was discarded
 * @param state how far it has come
 * @param restores the former version whose value it has, where it was made by restoring one
 * @param createdAt when it was staged
 * @param liveSince absent when it never was live
 */
public record SecretVersionInfo(
        long version,
        State state,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable Instant liveSince) {

    /** How far it has come. */
    public enum State {
        /** Kept, and used by trials alone. */
        STAGED,
        /** It is the value that is used. */
        LIVE,
        /** Was live, and may be restored. */
        FORMER,
        /** Never was live, and its value is gone. */
        DISCARDED
    }
}
