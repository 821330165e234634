package io.fairlead.secret.document;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes the fields of one object, notes what is wrong with them, and knows at the end which were not asked for. */
class JsonObjectReader {

    private final JsonNode object;
    private final String pointer;
    private final List<Violation> faults;
    private final Set<String> known = new LinkedHashSet<>();

    JsonObjectReader(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private JsonObjectReader(JsonNode object, String pointer, List<Violation> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    void addViolation(String name, String code, String detail) {
        var escaped = name.replace("~", "~0").replace("/", "~1");
        faults.add(new Violation(pointer + "/" + escaped, code, detail));
    }

    /** The text; empty after its absence has been noted. */
    String required(String name, int maxLength) {
        var node = node(name);
        if (node == null || node.isString() && node.stringValue().isBlank()) {
            addViolation(name, "REQUIRED", "%s is missing.".formatted(name));
            return "";
        }
        return text(name, node, maxLength);
    }

    /** The text; empty when it is absent or faulty. */
    String optional(String name, int maxLength) {
        var node = node(name);
        return node == null ? "" : text(name, node, maxLength);
    }

    /** False when it is absent. */
    boolean flag(String name) {
        var node = node(name);
        if (node != null && !node.isBoolean()) {
            addViolation(name, "WRONG_TYPE", "This must be true or false.");
        }
        return node != null && node.isBoolean() && node.booleanValue();
    }

    /** A time of RFC 3339, as exact as the database keeps it; null when it is absent or faulty. */
    @Nullable
    Instant instant(String name) {
        var text = optional(name, 64);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException _) {
            addViolation(name, "WRONG_TYPE", "This is a time with its offset, such as 2027-01-31T12:00:00Z.");
            return null;
        }
    }

    /** Every field of an object whose field names are the user's, in order. */
    Map<String, String> texts(String name, int maxEntries, int maxKeyLength, int maxValueLength) {
        var texts = new LinkedHashMap<String, String>();
        var node = node(name);
        if (node == null) {
            return texts;
        }
        if (!node.isObject() || node.size() > maxEntries) {
            addViolation(name, "WRONG_TYPE", "%s is an object with at most %d fields.".formatted(name, maxEntries));
            return texts;
        }
        var inner = new JsonObjectReader(node, pointer + "/" + name, faults);
        for (var entry : node.properties()) {
            var key = entry.getKey();
            if (key.isBlank() || key.length() > maxKeyLength || !isText(key)) {
                inner.addViolation(key, "LENGTH", "A key has 1 to %d characters.".formatted(maxKeyLength));
            }
            texts.put(key, inner.text(key, entry.getValue(), maxValueLength));
        }
        return texts;
    }

    /** What the field holds, or null when it is absent. */
    @Nullable
    JsonNode node(String name) {
        known.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** Throws when there is any fault, fields that nobody asked for included; the given ones are passed over. */
    void requireNoViolations(Set<String> ignored) {
        for (var name : object.propertyNames()) {
            if (!known.contains(name) && !ignored.contains(name)) {
                addViolation(name, "UNKNOWN_FIELD", "There is no such field here. Known are: %s.".formatted(known));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }

    /** Whether it can be stored: no half of a surrogate pair, no NUL. */
    static boolean isText(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private String text(String name, JsonNode node, int maxLength) {
        if (!node.isString()) {
            addViolation(name, "WRONG_TYPE", "This must be a text.");
            return "";
        }
        var text = node.stringValue();
        if (text.length() > maxLength) {
            addViolation(
                    name, "LENGTH", "This has at most %d characters; it has %d.".formatted(maxLength, text.length()));
        } else if (!isText(text)) {
            addViolation(name, "NOT_TEXT", "This contains a character that is not text.");
        }
        return text;
    }
}
