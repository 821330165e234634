package io.fairlead.console.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of a secret, without the value.
 *
 * @param state {@code STAGED}, {@code LIVE}, {@code FORMER} or {@code DISCARDED}
 */
public record SecretVersion(
        long version,
        String state,
        Instant createdAt,
        @Nullable Instant liveSince) {

    public boolean staged() {
        return state.equals("STAGED");
    }
}
