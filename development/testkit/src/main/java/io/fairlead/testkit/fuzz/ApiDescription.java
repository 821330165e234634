package io.fairlead.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The operations of an OpenAPI document, as far as requests are made from it. */
record ApiDescription(JsonNode document) {

    /** One method of one path, with what it takes. */
    record Operation(String method, String path, List<JsonNode> parameters, List<String> types, JsonNode body) {}

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().isObject()) {
                        operations.add(operation(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
                    }
                }));
        return operations;
    }

    private Operation operation(String path, String method, JsonNode ofPath, JsonNode operation) {
        var parameters = Stream.concat(
                        ofPath.path("parameters").valueStream(),
                        operation.path("parameters").valueStream())
                .map(this::resolved)
                .toList();
        var content = resolved(operation.path("requestBody")).path("content");
        var types = List.copyOf(content.propertyNames());
        var schema = types.isEmpty() ? content : content.path(types.getFirst()).path("schema");
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, parameters, types, schema);
    }

    /** Behind its reference, if it is one. */
    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
    }
}
