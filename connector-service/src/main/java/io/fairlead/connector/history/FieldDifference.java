package io.fairlead.connector.history;

import io.fairlead.connector.document.DefinitionDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One field in which two documents differ; a list counts as one field.
 *
 * @param pointer JSON Pointer (RFC 6901) into the document
 * @param from absent where the first document lacks the field
 * @param to absent where the second lacks it
 */
record FieldDifference(
        String pointer, @Nullable Object from, @Nullable Object to) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static List<FieldDifference> between(DefinitionDocument from, DefinitionDocument to) {
        var found = new ArrayList<FieldDifference>();
        compare(JsonPointer.empty(), JSON.valueToTree(from), JSON.valueToTree(to), found);
        return found;
    }

    private static void compare(
            JsonPointer at, @Nullable JsonNode from, @Nullable JsonNode to, List<FieldDifference> found) {
        if (from != null && to != null && from.isObject() && to.isObject()) {
            var names = new TreeSet<>(from.propertyNames());
            names.addAll(to.propertyNames());
            names.forEach(name -> compare(at.appendProperty(name), from.get(name), to.get(name), found));
        } else if (from == null || !from.equals(to)) {
            found.add(new FieldDifference(at.toString(), from, to));
        }
    }
}
