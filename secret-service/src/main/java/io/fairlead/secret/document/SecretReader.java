package io.fairlead.secret.document;

import io.fairlead.contracts.scope.Reference;
import io.fairlead.http.InvalidRequest;
import io.fairlead.secret.vault.SecretValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a user says of a secret, and names every fault at once. */
public final class SecretReader {

    private static final int LARGEST = 1024 * 1024;

    /** In answers, so that what was read can be changed and sent back. */
    private static final Set<String> READ_ONLY = Set.of("id", "scope", "version", "createdAt", "updatedAt");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SecretReader() {}

    public static SecretDocument forCreation(InputStream body) {
        var fields = new Fields(tree(body));
        var name = name(fields);
        var identifier = fields.optional("identifier", 128);
        if (!identifier.isEmpty() && !Reference.IDENTIFIER.matcher(identifier).matches()) {
            fields.fault(
                    "identifier",
                    "INVALID_IDENTIFIER",
                    "An identifier has 1 to 128 letters, digits, _ or $, and begins with a letter or _.");
        }
        if (identifier.isEmpty() && !name.isEmpty()) {
            identifier = Identifiers.from(name);
            if (identifier.isEmpty()) {
                fields.fault("identifier", "REQUIRED", "No identifier can be made from this name; give one.");
            }
        }
        return rest(fields, identifier, name);
    }

    /** @param identifier the one it has, which cannot change */
    public static SecretDocument forReplacement(InputStream body, String identifier) {
        var fields = new Fields(tree(body));
        var name = name(fields);
        var repeated = fields.optional("identifier", 128);
        if (!repeated.isEmpty() && !repeated.equals(identifier)) {
            fields.fault("identifier", "IMMUTABLE", "The identifier is %s and cannot change.".formatted(identifier));
        }
        return rest(fields, identifier, name);
    }

    /** The value alone. */
    public static SecretValue forVersion(InputStream body) {
        var fields = new Fields(tree(body));
        if (fields.node("value") == null) {
            fields.fault("value", "REQUIRED", "value is missing.");
        }
        var value = value(fields);
        fields.refuseFaults(Set.of());
        return Objects.requireNonNull(value);
    }

    private static SecretDocument rest(Fields fields, String identifier, String name) {
        var description = fields.optional("description", 1024);
        var tags = fields.texts("tags", 32, 128, 256);
        var type = fields.required("type", 128);
        if (!type.isEmpty() && !type.equals(SecretDocument.TYPE)) {
            fields.fault("type", "UNKNOWN_VALUE", "type is %s.".formatted(SecretDocument.TYPE));
        }
        var shared = fields.flag("shared");
        var value = value(fields);
        fields.refuseFaults(READ_ONLY);
        return new SecretDocument(identifier, name, description, tags, shared, value);
    }

    private static String name(Fields fields) {
        var name = fields.required("name", 128);
        if (name.chars().anyMatch(Character::isISOControl)) {
            fields.fault("name", "CONTROL_CHARACTER", "A name is one line of text.");
        }
        return name;
    }

    private static @Nullable SecretValue value(Fields fields) {
        var node = fields.node("value");
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            fields.fault("value", "WRONG_TYPE", "value must be a text.");
            return null;
        }
        var text = node.stringValue();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            fields.fault("value", "NOT_TEXT", "value contains half a character.");
            return null;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < SecretValue.SHORTEST || bytes > SecretValue.LONGEST) {
            fields.fault(
                    "value",
                    "LENGTH",
                    "value has 1 to %d bytes of UTF-8; it has %d.".formatted(SecretValue.LONGEST, bytes));
            return null;
        }
        return SecretValue.of(text);
    }

    private static JsonNode tree(InputStream body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(whole(body));
        } catch (JacksonException e) {
            // Neither the parser's message nor the exception may go on: both can repeat the value.
            var at = e.getLocation();
            throw new InvalidRequest(
                    "",
                    "MALFORMED",
                    "The body is not valid JSON at line %d, column %d."
                            .formatted(at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr()));
        }
        if (!tree.isObject()) {
            throw new InvalidRequest("", "WRONG_TYPE", "The body must be an object.");
        }
        return tree;
    }

    private static byte[] whole(InputStream body) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "A body has at most 1 MiB.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("read the body", e);
        }
    }
}
