package io.fairlead.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a secret, without the value.
 *
 * @param state {@code STAGED}, {@code LIVE}, {@code FORMER} or {@code DISCARDED}
 * @param restores the version whose value it is again; absent for a value of its own
 * @param warnings what looks wrong with a value that was just typed; absent otherwise
 */
public record SecretVersion(
        long version,
        String state,
        Instant createdAt,
        @Nullable Instant liveSince,
        @Nullable Long restores,
        @Nullable List<Secret.ValueWarning> warnings) {

    public boolean staged() {
        return state.equals("STAGED");
    }
}
