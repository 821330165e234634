package io.fairlead.agent.operation;

import io.fairlead.contracts.operation.OperationResult;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a page out of a list while it arrives, and keeps no more of it than fits: some registries answer with the whole
 * list whatever was asked for, and not even in order.
 */
final class NamePageReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_NAME_LENGTH = 512;

    private final String field;
    private final int pageSize;
    private final @Nullable String last;
    private final SequencedSet<String> first = new LinkedHashSet<>();
    private final Set<String> given = new HashSet<>();
    private final SequencedSet<String> following = new LinkedHashSet<>();
    private final TreeSet<String> smallest = new TreeSet<>();
    private int total;
    private boolean ignoresLast;
    private boolean truncated;

    /**
     * @param field that holds the list
     * @param last the page begins after this name
     */
    NamePageReader(String field, int pageSize, @Nullable String last) {
        this.field = field;
        this.pageSize = pageSize;
        this.last = last;
    }

    void read(InputStream body) {
        restart();
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAList();
            }
            var seen = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var wanted = parser.currentName().equals(field);
                var value = parser.nextToken();
                if (wanted && value == JsonToken.START_ARRAY) {
                    readNames(parser);
                } else {
                    parser.skipChildren();
                }
                seen |= wanted;
            }
            if (!seen) {
                throw new NotAList();
            }
        }
    }

    /** What came is something else. */
    static final class NotAList extends RuntimeException {
        NotAList() {
            super("no list of names", null, false, false);
        }
    }

    private void readNames(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                add(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void add(String name) {
        if (name.equals(last)) {
            ignoresLast = true;
            given.addAll(following);
            following.clear();
            return;
        }
        if (name.length() > MAX_NAME_LENGTH) {
            return;
        }
        total++;
        if (first.size() < pageSize) {
            first.add(name);
        }
        if (following.size() < pageSize && !given.contains(name)) {
            following.add(name);
        }
        if (last == null || name.compareTo(last) > 0) {
            smallest.add(name);
            if (smallest.size() > pageSize) {
                smallest.pollLast();
                truncated = true;
            }
        }
    }

    private void restart() {
        first.clear();
        following.clear();
        given.clear();
        smallest.clear();
        total = 0;
        ignoresLast = false;
        truncated = false;
    }

    /** As the registry orders them; or in the order of their letters, where it pays no heed to what is asked. */
    List<String> names() {
        return namesThatFit().toList();
    }

    /** Whether there is more in the answer than fits. */
    boolean wasCut() {
        return (isUnpaged() && truncated) || namesThatFit().count() < chosen().size();
    }

    /** Whether there may be more, in this answer or behind it. */
    boolean isFull() {
        return wasCut() || (!isUnpaged() && !ignoresLast && total == pageSize);
    }

    /** Whether the registry sent all that it has, although only a part was asked for. */
    boolean isWhole() {
        return ignoresLast && !isUnpaged();
    }

    private boolean isUnpaged() {
        return total + (ignoresLast ? 1 : 0) > pageSize;
    }

    /** A registry without pages that has no more names than fit into one has given them in its own order before. */
    private Collection<String> chosen() {
        if (isUnpaged()) {
            return smallest;
        }
        return ignoresLast ? following : first;
    }

    private Stream<String> namesThatFit() {
        var room = new int[] {OperationResult.MAX_BYTES};
        return chosen().stream().takeWhile(name -> (room[0] -= JsonSize.of(name) + 1) >= 0);
    }
}
