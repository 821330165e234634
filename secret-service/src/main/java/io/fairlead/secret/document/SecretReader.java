package io.fairlead.secret.document;

import io.fairlead.contracts.scope.IdentifierCandidates;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.body.JsonObjectReader;
import io.fairlead.http.name.NameRule;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violations;
import io.fairlead.secret.lint.ValueFix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a user says of a secret, and names every fault at once. */
public final class SecretReader {

    /** In answers, so that what was read can be changed and sent back. */
    private static final String[] READ_ONLY = {"id", "scope", "version", "warnings", "createdAt", "updatedAt"};

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SecretReader() {}

    /** @param fixes to apply to the value */
    public static SecretDocument forCreation(InputStream body, List<ValueFix> fixes) {
        var violations = new Violations();
        var fields = new JsonObjectReader(tree(body), violations);
        var name = name(fields);
        var identifier = text(fields, "identifier", 128);
        if (!identifier.isEmpty()
                && !ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            fields.addViolation(
                    "identifier",
                    "INVALID_IDENTIFIER",
                    "An identifier has 1 to 128 letters, digits, _ or $, and begins with a letter or _.");
        }
        if (identifier.isEmpty() && !name.isEmpty()) {
            var candidates = IdentifierCandidates.fromName(name, "secret");
            identifier = candidates.numbered() ? "" : candidates.first();
        }
        return rest(fields, violations, identifier, name, fixes);
    }

    /**
     * @param identifier the one it has, which cannot change
     * @param fixes to apply to the value
     */
    public static SecretDocument forReplacement(InputStream body, String identifier, List<ValueFix> fixes) {
        var violations = new Violations();
        var fields = new JsonObjectReader(tree(body), violations);
        var name = name(fields);
        var repeated = text(fields, "identifier", 128);
        if (!repeated.isEmpty() && !repeated.equals(identifier)) {
            fields.addViolation(
                    "identifier", "IMMUTABLE", "The identifier is %s and cannot change.".formatted(identifier));
        }
        return rest(fields, violations, identifier, name, fixes);
    }

    /** The value alone. */
    public static SubmittedValue forVersion(InputStream body, List<ValueFix> fixes) {
        var violations = new Violations();
        var fields = new JsonObjectReader(tree(body), violations);
        if (fields.node("value") == null && fields.node("valueBase64") == null) {
            fields.addViolation("value", "REQUIRED", "value is missing, or valueBase64 of a file.");
        }
        var typed = SubmittedValue.read(fields, fixes);
        fields.rejectUnknown();
        violations.orThrow();
        return typed;
    }

    private static SecretDocument rest(
            JsonObjectReader fields, Violations violations, String identifier, String name, List<ValueFix> fixes) {
        var description = text(fields, "description", 1024);
        var tags = fields.textMap("tags", 32, 128, 256);
        var type = fields.requiredEnum("type", SecretType.class);
        var shared = fields.flag("shared");
        var expiresAt = fields.instant("expiresAt");
        var typed = SubmittedValue.read(fields, fixes);
        if (type != null) {
            typed.requireType(type, fields);
        }
        fields.allowReadOnly(READ_ONLY);
        fields.rejectUnknown();
        violations.orThrow();
        return new SecretDocument(
                identifier,
                name,
                description,
                tags,
                Objects.requireNonNull(type),
                shared,
                expiresAt,
                typed.value(),
                typed.warnings());
    }

    private static String name(JsonObjectReader fields) {
        var name = Objects.requireNonNullElse(fields.requiredText("name", 128), "");
        NameRule.unprintable(name).ifPresent(fault -> fields.addViolation("name", "CONTROL_CHARACTER", fault));
        return name;
    }

    private static String text(JsonObjectReader fields, String name, int maxLength) {
        return Objects.requireNonNullElse(fields.text(name, maxLength), "");
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
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("read the body", e);
        }
    }
}
