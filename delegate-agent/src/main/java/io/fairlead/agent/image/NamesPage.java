package io.fairlead.agent.image;

import io.fairlead.contracts.operation.OperationResult;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a page out of a list while it arrives, and keeps no more of it than fits: some registries answer with the whole
 * list whatever was asked for.
 */
final class NamesPage {

    private static final JsonMapper JSON = new JsonMapper();

    private final String field;
    private final int most;
    private final @Nullable String last;
    private final List<String> names = new ArrayList<>();
    private int bytes;
    private boolean cut;

    /**
     * @param field that holds the list
     * @param last the page begins after this name; what comes up to it again is passed over
     */
    NamesPage(String field, int most, @Nullable String last) {
        this.field = field;
        this.most = most;
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
            restart();
            return;
        }
        var size = JsonSize.of(name) + 1;
        if (cut || names.size() == most || bytes + size > OperationResult.MOST_BYTES) {
            cut = true;
            return;
        }
        bytes += size;
        names.add(name);
    }

    private void restart() {
        names.clear();
        bytes = 0;
        cut = false;
    }

    List<String> names() {
        return names;
    }

    /** Whether there is more than was kept, or may be: the page is full. */
    boolean isFull() {
        return cut || names.size() == most;
    }

    boolean wasCut() {
        return cut;
    }
}
