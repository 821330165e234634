package io.fairlead.http.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last item of a page in a list that is ordered by name and then by id; the next page begins after it. */
public record Cursor(String name, UUID id) {

    public static final Cursor START = new Cursor("", new UUID(0, 0));

    /** The start without a token. */
    public static Cursor decode(@Nullable String token) {
        return PageToken.decode(
                token, 2, START, parts -> new Cursor(parts.getFirst(), UUID.fromString(parts.getLast())));
    }

    public String encode() {
        return PageToken.encode(name, id.toString());
    }
}
