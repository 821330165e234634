package io.fairlead.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a document must say so that nobody has to ask: a description of each operation, parameter, body, answer, schema,
 * field and value; and the rules of linters that an error in the code could break.
 */
final class DocumentRules {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Set<String> REASON_PHRASES =
            Set.of("", "OK", "Created", "Accepted", "No Content", "default response");
    private static final Pattern OPERATION_ID = Pattern.compile("[a-z]+([A-Z][a-z]+)*");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final JsonNode document;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    private DocumentRules(JsonNode document) {
        this.document = document;
    }

    /** A sentence for each thing that a reader would miss. */
    static List<String> violations(JsonNode document) {
        var rules = new DocumentRules(document);
        rules.checkHead();
        document.path("paths").properties().forEach(path -> rules.checkPath(path.getKey(), path.getValue()));
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> rules.checkSchema("schema " + schema.getKey(), schema.getValue()));
        return rules.violations;
    }

    private void checkHead() {
        require(document.at("/info/description"), "the document");
        for (var tag : document.path("tags")) {
            require(tag.path("description"), "tag " + tag.path("name").asString());
            tags.add(tag.path("name").asString());
        }
        if (document.path("servers").isEmpty()) {
            violations.add("the document names no server");
        }
    }

    private void checkPath(String path, JsonNode item) {
        item.properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation ->
                        checkOperation(operation.getKey() + " " + path, operation.getValue(), item.path("parameters")));
        if (path.endsWith("/") || path.contains("?")) {
            violations.add(path + " ends in a slash or has a query");
        }
    }

    private void checkOperation(String where, JsonNode operation, JsonNode shared) {
        require(operation.path("description"), where);
        if (operation.path("summary").asString("").isBlank()
                || operation.path("summary").asString().length() > 120) {
            violations.add(where + " has no summary, or one that is none");
        }
        var id = operation.path("operationId").asString("");
        if (!OPERATION_ID.matcher(id).matches() || !operationIds.add(id)) {
            violations.add(where + " has no operationId of its own: " + id);
        }
        for (var tag : operation.path("tags")) {
            if (!tags.contains(tag.asString())) {
                violations.add(where + " has the tag " + tag.asString() + " that nobody describes");
            }
        }
        checkParameters(where, operation, shared);
        if (where.startsWith("put ") && operation.path("requestBody").isMissingNode()) {
            violations.add(where + " does not say what to send");
        }
        if (operation.has("requestBody")) {
            require(operation.at("/requestBody/description"), where + " requestBody");
        }
        checkAnswers(where, operation.path("responses"));
    }

    private void checkParameters(String where, JsonNode operation, JsonNode shared) {
        var names = new HashSet<String>();
        for (var parameters : List.of(shared, operation.path("parameters"))) {
            for (var stated : parameters) {
                var parameter = resolve(stated);
                var name = parameter.path("name").asString();
                if (!names.add(parameter.path("in").asString() + " " + name)) {
                    violations.add(where + " has two parameters " + name);
                }
                require(parameter.path("description"), where + " parameter " + name);
                checkType(where + " parameter " + name, parameter.path("schema"));
            }
        }
        VARIABLE.matcher(where)
                .results()
                .map(variable -> variable.group(1))
                .filter(variable -> !names.contains("path " + variable))
                .forEach(variable -> violations.add(where + " does not say what " + variable + " is"));
    }

    private void checkAnswers(String where, JsonNode answers) {
        var succeeds = false;
        for (var answer : answers.properties()) {
            succeeds |= answer.getKey().matches("[123]..");
            var described = resolve(answer.getValue());
            if (REASON_PHRASES.contains(described.path("description").asString(""))) {
                violations.add(where + " does not say what " + answer.getKey() + " means");
            }
            described
                    .path("content")
                    .properties()
                    .forEach(content -> checkType(
                            where + " answer " + answer.getKey(),
                            content.getValue().path("schema")));
        }
        if (!succeeds) {
            violations.add(where + " never succeeds");
        }
        if (!answers.has("default")) {
            violations.add(where + " does not say how it refuses");
        }
    }

    private void checkSchema(String where, JsonNode schema) {
        require(schema.path("description"), where);
        var description = schema.path("description").asString("");
        for (var value : schema.path("enum")) {
            if (!description.contains("`" + value.asString() + "`: ")) {
                violations.add(where + " does not say what " + value.asString() + " means");
            }
        }
        schema.path("properties").properties().forEach(field -> {
            var property = field.getValue();
            var own = property.path("description");
            require(own.isMissingNode() ? resolve(property).path("description") : own, where + " " + field.getKey());
            checkType(where + " " + field.getKey(), property);
        });
    }

    /** What may be anything tells a program nothing, and an enumeration within has no words for its values. */
    private void checkType(String where, JsonNode schema) {
        if (schema.path("enum").size() > 1) {
            violations.add(where + " lists values that have no description");
        }
        if (schema.path("type").asString("").equals("object")
                && !schema.has("properties")
                && !schema.has("additionalProperties")) {
            violations.add(where + " is an object that may have any fields");
        }
        if (schema.isMissingNode() || schema.isEmpty()) {
            violations.add(where + " may be anything");
        }
    }

    private void require(JsonNode description, String where) {
        if (description.asString("").isBlank()) {
            violations.add(where + " has no description");
        }
    }

    private JsonNode resolve(JsonNode part) {
        var reference = part.path("$ref").asString("");
        return reference.isEmpty() ? part : document.at(reference.substring(1));
    }
}
