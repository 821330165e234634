package io.fairlead.secret.document;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.secret.hygiene.Findings;
import io.fairlead.secret.hygiene.Findings.FixNotOffered;
import io.fairlead.secret.hygiene.Fix;
import io.fairlead.secret.hygiene.Warning;
import io.fairlead.secret.vault.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value as it was typed or read from a file; a text is mended where that was asked for.
 *
 * @param type by the field that it stood in; absent where none was given
 * @param value absent where none was given
 * @param warnings what still looks wrong with a text
 */
public record TypedValue(
        @Nullable SecretType type, @Nullable SecretValue value, List<Warning> warnings) {

    private static final TypedValue NONE = new TypedValue(null, null, List.of());

    /** The value, where its absence was a fault. */
    public SecretValue required() {
        return Objects.requireNonNull(value);
    }

    static TypedValue in(Fields fields, List<Fix> fixes) {
        var text = fields.node(SecretType.SecretText.field());
        var file = fields.node(SecretType.SecretFile.field());
        if (text != null && file != null) {
            fields.fault(SecretType.SecretFile.field(), "ONE_OF", "Give value or valueBase64, and not both.");
            return NONE;
        }
        if (file != null) {
            return file(fields, file, fixes);
        }
        return text == null ? NONE : text(fields, text, fixes);
    }

    /** Notes a fault where the value stood in the field of another type. */
    void requireType(SecretType wanted, Fields fields) {
        if (type != null && type != wanted) {
            fields.fault(
                    type.field(), "WRONG_FIELD", "The value of a %s is given as %s.".formatted(wanted, wanted.field()));
        }
    }

    private static TypedValue text(Fields fields, JsonNode node, List<Fix> fixes) {
        if (!node.isString()) {
            fields.fault("value", "WRONG_TYPE", "value must be a text.");
            return NONE;
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(node.stringValue())) {
            fields.fault("value", "NOT_TEXT", "value contains half a character.");
            return NONE;
        }
        var text = mended(node.stringValue(), fixes);
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return hasLength(fields, "value", bytes)
                ? new TypedValue(SecretType.SecretText, SecretValue.of(text), Findings.in(text))
                : NONE;
    }

    private static TypedValue file(Fields fields, JsonNode node, List<Fix> fixes) {
        if (!fixes.isEmpty()) {
            throw new InvalidRequest("?apply", "FIX_NOT_OFFERED", "A file is kept as it is.");
        }
        try {
            var bytes = Base64.getDecoder()
                    .decode(node.isString() ? node.stringValue().replaceAll("\\s", "") : "?");
            return hasLength(fields, "valueBase64", bytes.length)
                    ? new TypedValue(SecretType.SecretFile, SecretValue.ofFile(bytes), List.of())
                    : NONE;
        } catch (IllegalArgumentException _) {
            // Not the cause: it repeats a sign of the value.
            fields.fault(
                    "valueBase64", "NOT_BASE64", "valueBase64 is the file in base64, as `base64 key.json` prints it.");
            return NONE;
        }
    }

    private static boolean hasLength(Fields fields, String field, int bytes) {
        var fits = bytes >= SecretValue.SHORTEST && bytes <= SecretValue.LONGEST;
        if (!fits) {
            fields.fault(
                    field, "LENGTH", "A value has 1 to %d bytes; this has %d.".formatted(SecretValue.LONGEST, bytes));
        }
        return fits;
    }

    private static String mended(String text, List<Fix> fixes) {
        try {
            return Findings.mended(text, fixes);
        } catch (FixNotOffered notOffered) {
            throw new InvalidRequest("?apply", "FIX_NOT_OFFERED", String.valueOf(notOffered.getMessage()));
        }
    }
}
