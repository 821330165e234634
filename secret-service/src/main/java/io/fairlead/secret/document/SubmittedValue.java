package io.fairlead.secret.document;

import io.fairlead.http.body.JsonObjectReader;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.lint.ValueFix;
import io.fairlead.secret.lint.ValueLinter;
import io.fairlead.secret.lint.ValueLinter.FixNotOffered;
import io.fairlead.secret.lint.ValueWarning;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value as it was typed or read from a file; a text is repaired where that was requested.
 *
 * @param type by the field that it stood in; absent where none was given
 * @param value absent where none was given
 * @param warnings what still looks wrong with a text
 */
public record SubmittedValue(
        @Nullable SecretType type, @Nullable SecretValue value, List<ValueWarning> warnings) {

    /** Of a request with a value, each of whose bytes may be written as six. */
    public static final int MAX_BODY_BYTES = 8 * SecretValue.MAX_BYTES;

    private static final SubmittedValue NONE = new SubmittedValue(null, null, List.of());

    /** The value, where its absence was a fault. */
    public SecretValue required() {
        return Objects.requireNonNull(value);
    }

    static SubmittedValue read(JsonObjectReader fields, List<ValueFix> fixes) {
        var text = fields.node(SecretType.SecretText.field());
        var file = fields.node(SecretType.SecretFile.field());
        if (text != null && file != null) {
            fields.addViolation(SecretType.SecretFile.field(), "ONE_OF", "Give value or valueBase64, and not both.");
            return NONE;
        }
        if (file != null) {
            return file(fields, file, fixes);
        }
        return text == null ? NONE : text(fields, text, fixes);
    }

    /** Notes a fault where the value stood in the field of another type. */
    void requireType(SecretType wanted, JsonObjectReader fields) {
        if (type != null && type != wanted) {
            fields.addViolation(
                    type.field(), "WRONG_FIELD", "The value of a %s is given as %s.".formatted(wanted, wanted.field()));
        }
    }

    private static SubmittedValue text(JsonObjectReader fields, JsonNode node, List<ValueFix> fixes) {
        if (!node.isString()) {
            fields.addViolation("value", "WRONG_TYPE", "This must be a string.");
            return NONE;
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(node.stringValue())) {
            fields.addViolation("value", "CONTROL_CHARACTER", "value contains half of a surrogate pair.");
            return NONE;
        }
        var text = repaired(node.stringValue(), fixes);
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return hasLength(fields, "value", bytes)
                ? new SubmittedValue(SecretType.SecretText, SecretValue.of(text), ValueLinter.lint(text))
                : NONE;
    }

    private static SubmittedValue file(JsonObjectReader fields, JsonNode node, List<ValueFix> fixes) {
        if (!fixes.isEmpty()) {
            throw new InvalidRequest("?apply", "FIX_NOT_OFFERED", "A file is kept as it is.");
        }
        try {
            var bytes = Base64.getDecoder()
                    .decode(node.isString() ? node.stringValue().replaceAll("\\s", "") : "?");
            return hasLength(fields, "valueBase64", bytes.length)
                    ? new SubmittedValue(SecretType.SecretFile, SecretValue.ofFile(bytes), List.of())
                    : NONE;
        } catch (IllegalArgumentException _) {
            // Not the cause: it repeats a sign of the value.
            fields.addViolation(
                    "valueBase64", "NOT_BASE64", "valueBase64 is the file in base64, as `base64 key.json` prints it.");
            return NONE;
        }
    }

    private static boolean hasLength(JsonObjectReader fields, String field, int bytes) {
        var fits = bytes >= SecretValue.MIN_BYTES && bytes <= SecretValue.MAX_BYTES;
        if (!fits) {
            fields.addViolation(
                    field, "LENGTH", "A value has 1 to %d bytes; this has %d.".formatted(SecretValue.MAX_BYTES, bytes));
        }
        return fits;
    }

    private static String repaired(String text, List<ValueFix> fixes) {
        try {
            return ValueLinter.repaired(text, fixes);
        } catch (FixNotOffered notOffered) {
            throw new InvalidRequest("?apply", "FIX_NOT_OFFERED", String.valueOf(notOffered.getMessage()));
        }
    }
}
