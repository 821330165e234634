package io.fairlead.testkit;

import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record ApiResponse(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    /** Empty where it is absent. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Where the thing is that the request created. */
    public String location() {
        return header("Location");
    }

    /** The last part of its {@link #location()}. */
    public UUID createdId() {
        return UUID.fromString(location().substring(location().lastIndexOf('/') + 1));
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** The text at a JSON pointer. */
    public String at(String pointer) {
        return json().at(pointer).asString();
    }

    /** The code of a problem (RFC 9457), by which programs tell problems apart. */
    public String problemCode() {
        if (!header("Content-Type").startsWith("application/problem+json")) {
            throw new AssertionError("%d is no problem, but %s".formatted(status(), body()));
        }
        return at("/code");
    }
}
