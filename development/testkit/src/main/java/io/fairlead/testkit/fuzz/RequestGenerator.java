package io.fairlead.testkit.fuzz;

import io.fairlead.testkit.fuzz.ApiDescription.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Makes requests of a description's operations, most of them wrong in one or two places. */
final class RequestGenerator {

    private static final List<String> NAMES =
            List.of("name_1", "name_2", "-", "x", "%00", "%FF", "a b", "%2F", "..", "é");
    private static final List<String> NUMBERS = List.of("1", "2", "0", "-1", "99999999999999999999", "x", "1.5");
    private static final List<String> IDS = List.of(
            "00000000-0000-4000-8000-000000000001", "x", "1-1-1-1-1", "%00", "00000000-0000-4000-8000-00000000000g");

    private final List<Operation> operations;
    private final Random random;
    private final OddValues odd;
    private final FuzzedBodies validBodies;
    private final FuzzedBodies oddBodies;

    RequestGenerator(ApiDescription api, Random random) {
        this.operations = api.operations();
        this.random = random;
        this.odd = new OddValues(random);
        this.validBodies = new FuzzedBodies(api, random, 60);
        this.oddBodies = new FuzzedBodies(api, random, 6);
    }

    FuzzedRequest next() {
        var operation = odd.pick(operations);
        var query = new ArrayList<String>();
        var headers = new ArrayList<String>();
        headers.add("Prefer: respond-async");
        for (var parameter : operation.parameters()) {
            add(parameter, query, headers);
        }
        if (random.nextInt(12) == 0) {
            query.add("x=" + odd.query());
        }
        if (random.nextInt(3) == 0) {
            headers.add(odd.header());
        }
        var body = body(operation, headers);
        return new FuzzedRequest(operation.method(), path(operation), query, headers, body);
    }

    private void add(JsonNode parameter, List<String> query, List<String> headers) {
        var name = parameter.path("name").asString();
        var wanted = parameter.path("required").asBoolean(false) || random.nextInt(3) == 0;
        switch (parameter.path("in").asString()) {
            case "query" -> {
                if (wanted) {
                    query.add(name + "=" + queryValue(parameter.path("schema")));
                }
            }
            case "header" -> {
                if (wanted && name.equals("If-Match")) {
                    headers.add("If-Match: " + (random.nextBoolean() ? "*" : "\"1\""));
                }
            }
            default -> {}
        }
    }

    private String queryValue(JsonNode schema) {
        if (random.nextBoolean()) {
            return odd.query();
        }
        var value = validBodies.of(schema);
        return URLEncoder.encode(
                value.startsWith("\"") ? value.substring(1, value.length() - 1) : value, StandardCharsets.UTF_8);
    }

    private String path(Operation operation) {
        var parts = operation.path().split("/", -1);
        for (var i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                parts[i] = random.nextInt(10) == 0 ? odd.query() : variable(parts[i]);
            }
        }
        return String.join("/", parts);
    }

    private String variable(String name) {
        return switch (name) {
            case "{org}", "{project}" -> random.nextInt(10) == 0 ? odd.pick(NAMES) : "fuzz";
            case "{version}" -> odd.pick(NUMBERS);
            case "{identifier}", "{name}" -> odd.pick(NAMES);
            default -> odd.pick(IDS);
        };
    }

    private String body(Operation operation, List<String> headers) {
        if (operation.types().isEmpty()) {
            return random.nextInt(6) == 0 ? withType("application/json", odd.body(), headers) : "";
        }
        var type = random.nextInt(10) == 0 ? odd.contentType() : odd.pick(operation.types());
        var content = switch (random.nextInt(12)) {
            case 0 -> odd.body();
            case 1, 2, 3, 4 -> validBodies.of(operation.body());
            default -> oddBodies.of(operation.body());
        };
        var text = type.endsWith("yaml") && content.startsWith("{") ? "connector: " + content : content;
        if (random.nextInt(40) == 0) {
            headers.add("Transfer-Encoding: chunked");
            return withType(
                    type, odd.pick(List.of("-1\r\nx", "zz\r\n", "5\r\n{}", "2\r\n{}\r\n0\r\n\r\n", "")), headers);
        }
        return withType(type, text, headers);
    }

    private static String withType(String type, String body, List<String> headers) {
        headers.add("Content-Type: " + type);
        return body;
    }
}
