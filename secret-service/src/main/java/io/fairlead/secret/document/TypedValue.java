package io.fairlead.secret.document;

import io.fairlead.http.InvalidRequest;
import io.fairlead.secret.hygiene.Findings;
import io.fairlead.secret.hygiene.Findings.FixNotOffered;
import io.fairlead.secret.hygiene.Fix;
import io.fairlead.secret.hygiene.Warning;
import io.fairlead.secret.vault.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value as it was typed, mended where that was asked for.
 *
 * @param value absent where none was given
 * @param warnings what still looks wrong with it
 */
public record TypedValue(@Nullable SecretValue value, List<Warning> warnings) {

    private static final TypedValue NONE = new TypedValue(null, List.of());

    /** The value, where its absence was a fault. */
    public SecretValue required() {
        return Objects.requireNonNull(value);
    }

    static TypedValue in(Fields fields, List<Fix> fixes) {
        var node = fields.node("value");
        return node == null ? NONE : of(fields, node, fixes);
    }

    private static TypedValue of(Fields fields, JsonNode node, List<Fix> fixes) {
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
        if (bytes < SecretValue.SHORTEST || bytes > SecretValue.LONGEST) {
            fields.fault(
                    "value",
                    "LENGTH",
                    "value has 1 to %d bytes of UTF-8; it has %d.".formatted(SecretValue.LONGEST, bytes));
            return NONE;
        }
        return new TypedValue(SecretValue.of(text), Findings.in(text));
    }

    private static String mended(String text, List<Fix> fixes) {
        try {
            return Findings.mended(text, fixes);
        } catch (FixNotOffered notOffered) {
            throw new InvalidRequest("?apply", "FIX_NOT_OFFERED", String.valueOf(notOffered.getMessage()));
        }
    }
}
