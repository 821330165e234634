package io.fairlead.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The names in an API that programs rely on: endpoints, media types, parameters, the path of each field with its type,
 * and codes. What a schema is called, and what a description says, makes no difference.
 */
final class ApiNames {

    /** Three paths of a resource share their handler, so fields are named once. */
    private static final Pattern SCOPE = Pattern.compile("/orgs/\\{org}(/projects/\\{project})?");

    /** A longer list is the catalogue of diagnoses, which the contracts record. */
    private static final int MOST_CODES = 20;

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final List<String> COMPOSITIONS = List.of("oneOf", "anyOf", "allOf");

    private final JsonNode document;
    private final Set<String> names = new TreeSet<>();

    private ApiNames(JsonNode document) {
        this.document = document;
    }

    static Set<String> of(JsonNode document) {
        var names = new ApiNames(document);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> names.add(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
        return names.names;
    }

    private void add(String method, String path, JsonNode operation) {
        names.add(method + " " + path);
        var endpoint = method + " " + SCOPE.matcher(path).replaceFirst("") + " ";
        for (var stated : operation.path("parameters")) {
            var parameter = resolve(stated);
            var name = parameter.path("in").asString() + " "
                    + parameter.path("name").asString();
            addFields(endpoint + name, parameter.path("schema"), Set.of());
        }
        operation.path("requestBody").path("content").properties().forEach(content -> {
            names.add(endpoint + "takes " + content.getKey());
            addFields(endpoint + "request", content.getValue().path("schema"), Set.of());
        });
        operation.path("responses").properties().forEach(response -> {
            var answer = response.getKey().startsWith("2") ? endpoint + "answer" : "problem";
            resolve(response.getValue())
                    .path("content")
                    .properties()
                    .forEach(content -> addAnswer(answer, content.getKey(), content.getValue()));
        });
    }

    private JsonNode resolve(JsonNode part) {
        var reference = part.path("$ref").asString("");
        return reference.isEmpty() ? part : document.at(reference.substring(1));
    }

    private void addAnswer(String answer, String mediaType, JsonNode content) {
        if (mediaType.equals("text/event-stream")) {
            names.add(answer + " " + mediaType);
        } else {
            addFields(answer, content.path("schema"), Set.of());
        }
    }

    /** @param within the schemas that this one is a part of; a schema that contains itself is followed once */
    private void addFields(String path, JsonNode schema, Set<String> within) {
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            var deeper = new HashSet<>(within);
            if (deeper.add(reference)) {
                addFields(path, document.at(reference.substring(1)), deeper);
            }
            return;
        }
        addType(path, schema);
        for (var composition : COMPOSITIONS) {
            schema.path(composition).forEach(part -> addFields(path, part, within));
        }
        schema.path("properties")
                .properties()
                .forEach(field -> addFields(path + "/" + field.getKey(), field.getValue(), within));
        addParts(path + "/[]", schema.path("items"), within);
        addParts(path + "/*", schema.path("additionalProperties"), within);
    }

    private void addParts(String path, JsonNode schema, Set<String> within) {
        if (schema.isObject() && !schema.isEmpty()) {
            addFields(path, schema, within);
        }
    }

    private void addType(String path, JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            type.forEach(each -> names.add(path + " " + each.asString()));
        } else if (type.isString()) {
            names.add(path + " " + type.asString());
        } else if (COMPOSITIONS.stream().noneMatch(schema::has)) {
            names.add(path + (schema.has("properties") ? " object" : " any"));
        }
        if (schema.path("enum").size() <= MOST_CODES) {
            schema.path("enum").forEach(code -> names.add(path + " = " + code.asString()));
        }
    }
}
