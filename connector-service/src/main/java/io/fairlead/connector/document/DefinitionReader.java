package io.fairlead.connector.document;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
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

    /** @param scope the connector's, from which references are resolved */
    public Reading read(byte[] body, Format format, Scope scope) {
        var tree = tree(body, format);
        var faults = new Faults();
        if (format.root.isEmpty()) {
            return connector(new Fields(tree, "", faults), "", faults, scope);
        }
        var document = new Fields(tree, "", faults);
        var connector = document.requiredObject(format.root);
        document.refuseOthers();
        var root = "/" + format.root;
        return connector == null
                ? new Reading(null, null, Map.of(), faults.found(), root)
                : connector(connector, root, faults, scope);
    }

    /** Reads by the rules of today what was stored earlier. */
    public Reading readAgain(ResourceReference connector, Definition stored) {
        JsonNode tree = Format.JSON.mapper.valueToTree(Document.of(connector, stored));
        var faults = new Faults();
        return connector(new Fields(tree, "", faults), "", faults, connector.scope());
    }

    private static Reading connector(Fields fields, String root, Faults faults, Scope scope) {
        var name = fields.requiredText("name", 128);
        var identifier = identifier(fields);
        var description = fields.text("description", 1024);
        var tags = tags(fields);
        var type = fields.requiredText("type", 128);
        if (type != null && !type.equals(Definition.TYPE)) {
            fields.fault("type", "UNKNOWN_VALUE", "type is %s.".formatted(Definition.TYPE));
        }
        if (name != null && name.chars().anyMatch(Character::isISOControl)) {
            fields.fault("name", "CONTROL_CHARACTER", "A name is one line of text.");
        }
        var spec = fields.requiredObject("spec");
        var secrets = new LinkedHashMap<String, ResourceReference>();
        var connection = spec == null ? null : new SpecReader(scope, secrets).read(spec);
        fields.readOnly("id", "scope", "version", "configurationHash", "createdAt", "updatedAt", "status");
        fields.refuseOthers();
        var definition = faults.none()
                ? new Definition(
                        Objects.requireNonNull(name),
                        Objects.requireNonNullElse(description, ""),
                        tags,
                        Objects.requireNonNull(connection))
                : null;
        return new Reading(identifier, definition, secrets, faults.found(), root);
    }

    private static @Nullable String identifier(Fields fields) {
        var identifier = fields.text("identifier", 128);
        if (identifier != null
                && !ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            fields.fault(
                    "identifier",
                    "INVALID_IDENTIFIER",
                    "An identifier has 1 to 128 letters, digits, _ or $, and begins with a letter or _.");
            return null;
        }
        if (RESERVED.equals(identifier)) {
            fields.fault("identifier", "RESERVED", "This identifier is a part of the API's paths; take another one.");
        }
        return identifier;
    }

    private static Map<String, String> tags(Fields fields) {
        var tags = fields.object("tags");
        if (tags == null) {
            return Map.of();
        }
        if (tags.size() > 32) {
            fields.fault("tags", "TOO_MANY", "A connector has at most 32 tags.");
            return Map.of();
        }
        return tags.all(128, 256);
    }

    private static JsonNode tree(byte[] body, Format format) {
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

    private static InvalidRequest malformed(Format format, String place) {
        return new InvalidRequest("", "MALFORMED", "The body is not valid %s%s.".formatted(format, place));
    }
}
