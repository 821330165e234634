package io.fairlead.testkit.fuzz;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Writes JSON as a schema wants it, and now and then otherwise. */
final class FuzzedBodies {

    private static final int MAX_DEPTH = 6;

    private final ApiDescription api;
    private final Random random;
    private final OddValues odd;
    private final int oddness;

    /** One value in so many is odd. */
    FuzzedBodies(ApiDescription api, Random random, int oddness) {
        this.api = api;
        this.random = random;
        this.odd = new OddValues(random);
        this.oddness = oddness;
    }

    String of(JsonNode schema) {
        return value(schema, 0);
    }

    private String value(JsonNode given, int depth) {
        if (depth > MAX_DEPTH || random.nextInt(oddness) == 0) {
            return odd.json();
        }
        var schema = api.resolved(given);
        for (var choice : new String[] {"oneOf", "anyOf"}) {
            if (schema.path(choice).size() > 0) {
                return value(
                        schema.path(choice)
                                .get(random.nextInt(schema.path(choice).size())),
                        depth + 1);
            }
        }
        if (schema.has("const")) {
            return schema.path("const").toString();
        }
        if (schema.path("enum").size() > 0) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .toString();
        }
        if (schema.has("properties") || schema.path("allOf").size() > 0) {
            return object(schema, depth);
        }
        return plain(schema, type(schema), depth);
    }

    private String plain(JsonNode schema, String type, int depth) {
        return switch (type) {
            case "array" ->
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> value(schema.path("items"), depth + 1))
                        .collect(Collectors.joining(",", "[", "]"));
            case "integer", "number" -> Integer.toString(random.nextInt(1, 100));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "object" ->
                schema.path("additionalProperties").isObject()
                        ? "{\"k\":" + value(schema.path("additionalProperties"), depth + 1) + "}"
                        : "{}";
            default -> '"' + text(schema) + '"';
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0).asString("") : type.asString("string");
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2031-01-01T00:00:00Z";
            case "uuid" -> "00000000-0000-4000-8000-00000000000" + random.nextInt(10);
            case "uri" -> "https://registry.example.org";
            case "duration" -> "PT1H";
            default -> {
                var example = schema.path("example").isString()
                        ? schema.path("example")
                        : schema.path("examples").path(0);
                yield example.isString()
                        ? example.asString().replace("\\", "\\\\").replace("\"", "\\\"")
                        : "name_" + random.nextInt(1_000);
            }
        };
    }

    private String object(JsonNode schema, int depth) {
        var members = parts(schema)
                .flatMap(part -> api.resolved(part).path("properties").properties().stream())
                .filter(_ -> random.nextInt(8) > 0)
                .map(member -> "\"%s\":%s".formatted(member.getKey(), value(member.getValue(), depth + 1)))
                .collect(Collectors.joining(","));
        return "{" + members + (random.nextInt(3 * oddness) == 0 ? ",\"unknown\":" + odd.json() : "") + "}";
    }

    private static Stream<JsonNode> parts(JsonNode schema) {
        return Stream.concat(Stream.of(schema), schema.path("allOf").valueStream());
    }
}
