package io.fairlead.http.body;

import io.fairlead.http.problem.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes the fields of one object, notes what is wrong with them, and knows at the end which were not asked for. */
public final class JsonObjectReader {

    private final JsonNode object;
    private final String pointer;
    private final Violations violations;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> unlisted = new LinkedHashSet<>();

    public JsonObjectReader(JsonNode object, Violations violations) {
        this(object, "", violations);
    }

    private JsonObjectReader(JsonNode object, String pointer, Violations violations) {
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
    }

    public String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public void addViolation(String name, String code, String detail) {
        violations.add(pointerTo(name), code, detail);
    }

    /** The text, or null after a fault has been noted; absent and blank count as the same fault. */
    public @Nullable String requiredText(String name, int maxLength) {
        var node = node(name);
        if (node == null || node.isString() && node.stringValue().isBlank()) {
            addRequired(name);
            return null;
        }
        return text(name, node, maxLength);
    }

    /** The text; null when it is absent or faulty. */
    public @Nullable String text(String name, int maxLength) {
        var node = node(name);
        return node == null ? null : text(name, node, maxLength);
    }

    public <E extends Enum<E>> @Nullable E requiredEnum(String name, Class<E> type) {
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

    /** False when it is absent. */
    public boolean flag(String name) {
        var node = node(name);
        if (node != null && !node.isBoolean()) {
            addViolation(name, "WRONG_TYPE", "This must be true or false.");
        }
        return node != null && node.isBoolean() && node.booleanValue();
    }

    /** A time of RFC 3339, as exact as the database keeps it; null when it is absent or faulty. */
    public @Nullable Instant instant(String name) {
        var text = text(name, 64);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text);
            // RFC 3339 knows years of four digits, and the database not many more
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
            addViolation(name, "OUT_OF_RANGE", "This must be a time in the years 0001 to 9999.");
            return null;
        } catch (DateTimeException _) {
            addViolation(name, "WRONG_TYPE", "This must be a time with its offset, such as 2027-01-31T12:00:00Z.");
            return null;
        }
    }

    public @Nullable JsonObjectReader requiredObject(String name) {
        if (node(name) == null) {
            addRequired(name);
        }
        return object(name);
    }

    public @Nullable JsonObjectReader object(String name) {
        var node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            addViolation(name, "WRONG_TYPE", "This must be an object.");
            return null;
        }
        return new JsonObjectReader(node, pointerTo(name), violations);
    }

    /** At most 32 distinct texts of at most 128 characters that match the pattern; empty when absent. */
    public List<String> textList(String name, Pattern pattern, String rule) {
        var node = node(name);
        var texts = new LinkedHashSet<String>();
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            addViolation(name, "WRONG_TYPE", "This must be a list of strings.");
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

    /** Every field of an object whose field names are the user's, in order; empty when absent. */
    public Map<String, String> textMap(String name, int maxEntries, int maxKeyLength, int maxValueLength) {
        var inner = object(name);
        if (inner == null) {
            return Map.of();
        }
        if (inner.object.size() > maxEntries) {
            addViolation(name, "TOO_MANY", "%s has at most %d entries.".formatted(name, maxEntries));
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : inner.object.properties()) {
            var key = entry.getKey();
            if (key.isBlank() || key.length() > maxKeyLength || !isText(key)) {
                inner.addViolation(
                        key, "INVALID_KEY", "A key here has 1 to %d characters of text.".formatted(maxKeyLength));
            }
            var text = inner.text(key, entry.getValue(), maxValueLength);
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    /** What the field holds, or null when it is absent. */
    public @Nullable JsonNode node(String name) {
        known.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    public boolean has(String name) {
        return node(name) != null;
    }

    public boolean isEmpty() {
        return object.isEmpty();
    }

    /** Accepts fields that answers carry, so that what was read can be changed and sent back. */
    public void allowReadOnly(String... names) {
        unlisted.addAll(List.of(names));
    }

    public void rejectUnknown() {
        for (var name : object.propertyNames()) {
            if (!known.contains(name) && !unlisted.contains(name)) {
                addViolation(
                        name,
                        "UNKNOWN_FIELD",
                        "Unknown field. Expected one of: %s.".formatted(String.join(", ", known)));
            }
        }
    }

    /** Whether the database can hold it: it takes neither the character 0 nor half of a surrogate pair. */
    public static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= 0xd800 && point <= 0xdfff);
    }

    private void addRequired(String name) {
        addViolation(name, "REQUIRED", "%s is missing.".formatted(name));
    }

    private @Nullable String text(String name, JsonNode node, int maxLength) {
        if (!node.isString()) {
            addViolation(name, "WRONG_TYPE", "This must be a string; in YAML, quote numbers, true and false.");
            return null;
        }
        var text = node.stringValue();
        if (text.length() > maxLength) {
            addViolation(
                    name, "LENGTH", "This has at most %d characters; it has %d.".formatted(maxLength, text.length()));
            return null;
        }
        if (!isText(text)) {
            addViolation(name, "CONTROL_CHARACTER", "This contains a NUL or half of a surrogate pair.");
            return null;
        }
        return text;
    }
}
