package io.fairlead.delegate.fleet;

import io.fairlead.http.page.PageToken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last delegate of a part of a list.
 *
 * @param fits whether it has the tags, and serves the scope, that the list is about
 */
record DelegateCursor(boolean fits, String name, UUID id) {

    private static final DelegateCursor START = new DelegateCursor(true, "", new UUID(0, 0));

    static DelegateCursor of(Candidate delegate) {
        return new DelegateCursor(delegate.fits(), delegate.name(), delegate.id());
    }

    /** Before the first without a token. */
    static DelegateCursor decode(@Nullable String token) {
        return PageToken.decode(
                token,
                3,
                START,
                parts -> new DelegateCursor(
                        Boolean.parseBoolean(parts.getFirst()), parts.get(1), UUID.fromString(parts.getLast())));
    }

    String encode() {
        return PageToken.encode(Boolean.toString(fits), name, id.toString());
    }
}
