package io.fairlead.connector.document;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.body.JsonObjectReader;
import io.fairlead.http.name.NameRule;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what a user says of a connector, and finds every fault at once. */
@Component
public class DefinitionReader {

    /** Taken as the connector's own path under {@code /connectors/}. */
    public static final String RESERVED = "identifiers";

    private static final String WRAPPER = "connector";

    /** @param scope the connector's, from which references are resolved */
    public ParsedDefinition read(byte[] body, DocumentFormat format, Scope scope) {
        var tree = tree(body, format);
        var violations = new Violations();
        if (!isWrapped(tree, format)) {
            return connector(new JsonObjectReader(tree, violations), "", violations, scope);
        }
        var document = new JsonObjectReader(tree, violations);
        var connector = document.requiredObject(WRAPPER);
        document.rejectUnknown();
        var root = "/" + WRAPPER;
        return connector == null
                ? new ParsedDefinition(null, null, Map.of(), violations.toList(), root)
                : connector(connector, root, violations, scope);
    }

    /** Both formats are taken with and without {@code connector:} around them; where neither is clear, as it is written. */
    private static boolean isWrapped(JsonNode tree, DocumentFormat format) {
        if (tree.has(WRAPPER)) {
            return true;
        }
        return !format.root.isEmpty() && !tree.has("spec");
    }

    /** Reads by the rules of today what was stored earlier. */
    public ParsedDefinition revalidate(ResourceReference connector, ConnectorDefinition stored) {
        JsonNode tree = DocumentFormat.JSON.mapper.valueToTree(DefinitionDocument.of(connector, stored));
        var violations = new Violations();
        return connector(new JsonObjectReader(tree, violations), "", violations, connector.scope());
    }

    private static ParsedDefinition connector(
            JsonObjectReader fields, String root, Violations violations, Scope scope) {
        var name = fields.requiredText("name", 128);
        var identifier = identifier(fields);
        var description = fields.text("description", 1024);
        var tags = fields.textMap("tags", 32, 128, 256);
        var type = fields.requiredText("type", 128);
        if (type != null && !type.equals(ConnectorDefinition.TYPE)) {
            fields.addViolation("type", "UNKNOWN_VALUE", "type is %s.".formatted(ConnectorDefinition.TYPE));
        }
        if (name != null) {
            NameRule.unprintable(name).ifPresent(fault -> fields.addViolation("name", "CONTROL_CHARACTER", fault));
        }
        var spec = fields.requiredObject("spec");
        var secrets = new LinkedHashMap<String, ResourceReference>();
        var connection = spec == null ? null : new SpecReader(scope, secrets).read(spec);
        fields.allowReadOnly("id", "scope", "version", "configurationHash", "createdAt", "updatedAt", "status");
        fields.rejectUnknown();
        var definition = violations.isEmpty()
                ? new ConnectorDefinition(
                        Objects.requireNonNull(name),
                        Objects.requireNonNullElse(description, ""),
                        new ConnectorTags(tags),
                        Objects.requireNonNull(connection))
                : null;
        return new ParsedDefinition(identifier, definition, secrets, violations.toList(), root);
    }

    private static @Nullable String identifier(JsonObjectReader fields) {
        var identifier = fields.text("identifier", 128);
        if (identifier != null
                && !ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            fields.addViolation(
                    "identifier",
                    "INVALID_IDENTIFIER",
                    "An identifier has 1 to 128 letters, digits, _ or $, and begins with a letter or _.");
            return null;
        }
        if (RESERVED.equals(identifier)) {
            fields.addViolation(
                    "identifier", "RESERVED", "This identifier is a part of the API's paths; take another one.");
        }
        return identifier;
    }

    private static JsonNode tree(byte[] body, DocumentFormat format) {
        JsonNode tree;
        try {
            tree = format.mapper.readTree(body);
        } catch (JacksonException e) {
            // The parser's own message may repeat what may be a secret.
            var at = e.getLocation();
            throw malformed(
                    format, at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (YamlEngineException _) {
            throw malformed(format, "");
        }
        if (tree.isMissingNode() || tree.isNull()) {
            throw new InvalidRequest("", "BODY_MISSING", "The request needs a body.");
        }
        if (!tree.isObject()) {
            throw new InvalidRequest("", "WRONG_TYPE", "The body must be an object.");
        }
        return tree;
    }

    private static InvalidRequest malformed(DocumentFormat format, String position) {
        return new InvalidRequest("", "MALFORMED", "The body is not valid %s%s.".formatted(format, position));
    }
}
