package io.fairlead.connector.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes the fields of one object, notes what is wrong with them, and knows at the end which were not asked for. */
final class JsonObjectReader {

    private final JsonNode object;
    private final String pointer;
    private final Violations violations;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> unlisted = new LinkedHashSet<>();

    JsonObjectReader(JsonNode object, String pointer, Violations violations) {
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
    }

    String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    void addViolation(String name, String code, String detail) {
        violations.add(pointerTo(name), code, detail);
    }

    /** The text, or null after a fault has been noted; absent and empty count as the same fault. */
    @Nullable
    String requiredText(String name, int maxLength) {
        var node = node(name);
        if (node == null || node.isString() && node.stringValue().isBlank()) {
            addViolation(name, "REQUIRED", "%s is missing.".formatted(name));
            return null;
        }
        return text(name, node, maxLength);
    }

    /** The text; null when it is absent or faulty. */
    @Nullable
    String text(String name, int maxLength) {
        var node = node(name);
        return node == null ? null : text(name, node, maxLength);
    }

    <E extends Enum<E>> @Nullable E requiredEnum(String name, Class<E> type) {
        var text = requiredText(name, 128);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        if (text != null) {
            addViolation(name, "UNKNOWN_VALUE", "%s is one of %s.".formatted(name, List.of(type.getEnumConstants())));
        }
        return null;
    }

    @Nullable
    JsonObjectReader requiredObject(String name) {
        if (node(name) == null) {
            addViolation(name, "REQUIRED", "%s is missing.".formatted(name));
        }
        return object(name);
    }

    @Nullable
    JsonObjectReader object(String name) {
        var node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            addViolation(name, "WRONG_TYPE", "%s must be an object.".formatted(name));
            return null;
        }
        return new JsonObjectReader(node, pointerTo(name), violations);
    }

    /** At most 32 distinct texts of at most 128 characters that match the pattern; empty when absent. */
    List<String> textList(String name, Pattern pattern, String rule) {
        var node = node(name);
        var texts = new LinkedHashSet<String>();
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            addViolation(name, "WRONG_TYPE", "%s must be a list of texts.".formatted(name));
            return List.of();
        }
        if (node.size() > 32) {
            addViolation(name, "TOO_MANY", "%s has at most 32 elements.".formatted(name));
            return List.of();
        }
        var items = new JsonObjectReader(node, pointerTo(name), violations);
        for (var index = 0; index < node.size(); index++) {
            var at = String.valueOf(index);
            var text = items.text(at, node.get(index), 128);
            if (text != null && !pattern.matcher(text).matches()) {
                items.addViolation(at, "INVALID_ELEMENT", rule);
            } else if (text != null && !texts.add(text)) {
                items.addViolation(at, "DUPLICATE", "%s names this twice.".formatted(name));
            }
        }
        return List.copyOf(texts);
    }

    /** Every field as a text, in order; for objects whose field names are the user's. */
    Map<String, String> allTexts(int maxNameLength, int maxValueLength) {
        var all = new LinkedHashMap<String, String>();
        for (var field : object.properties()) {
            known.add(field.getKey());
            if (field.getKey().isBlank() || field.getKey().length() > maxNameLength || !isText(field.getKey())) {
                addViolation(
                        field.getKey(), "INVALID_KEY", "A key here has 1 to %d characters.".formatted(maxNameLength));
            }
            var text = text(field.getKey(), field.getValue(), maxValueLength);
            if (text != null) {
                all.put(field.getKey(), text);
            }
        }
        return all;
    }

    boolean has(String name) {
        return node(name) != null;
    }

    int size() {
        return object.size();
    }

    /** Accepts fields that answers carry, so that what was read can be changed and sent back. */
    void allowReadOnly(String... names) {
        unlisted.addAll(List.of(names));
    }

    void rejectUnknown() {
        for (var name : object.propertyNames()) {
            if (!known.contains(name) && !unlisted.contains(name)) {
                addViolation(
                        name,
                        "UNKNOWN_FIELD",
                        "There is no such field here. Known are: %s.".formatted(String.join(", ", known)));
            }
        }
    }

    /** The database takes neither the character 0 nor half of a surrogate pair. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= 0xd800 && point <= 0xdfff);
    }

    private @Nullable JsonNode node(String name) {
        known.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable String text(String name, JsonNode node, int maxLength) {
        if (!node.isString()) {
            addViolation(name, "WRONG_TYPE", "This must be a text; in YAML, put numbers and true or false in quotes.");
            return null;
        }
        var text = node.stringValue();
        if (text.length() > maxLength) {
            addViolation(
                    name, "LENGTH", "This has at most %d characters; it has %d.".formatted(maxLength, text.length()));
            return null;
        }
        if (!isText(text)) {
            addViolation(name, "CONTROL_CHARACTER", "This contains a character that is not text.");
            return null;
        }
        return text;
    }
}
