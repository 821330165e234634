package io.fairlead.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition that a connector has or had.
 *
 * @param state {@code LIVE} or {@code FORMER}
 * @param restores the version that it was made from; absent for one of its own
 * @param createdBy as kind and name: {@code person:alice}
 * @param found what tests had found when it was replaced, or of the live one by now
 * @param changes from the version before; absent where none before is kept
 */
public record ConnectorVersion(
        long version,
        String state,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable String createdBy,
        String name,
        VersionHealth found,
        @Nullable List<Difference> changes) {

    /** @param status as of a connector */
    public record VersionHealth(
            String status, @Nullable String code, @Nullable Instant testedAt) {}

    /** Something that is otherwise in another version; a value is absent where that version lacks the field. */
    public record Difference(
            String pointer, @Nullable Object from, @Nullable Object to) {}

    /** What differs between two versions. */
    public record Differences(long from, long to, List<Difference> differences) {}

    public boolean live() {
        return state.equals("LIVE");
    }

    /** Who made it, as people say it. */
    public @Nullable String author() {
        return createdBy == null ? null : createdBy.replaceFirst("^person:", "");
    }
}
