package io.fairlead.agent.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an answer tells about a failure, whatever its form.
 *
 * @param code of the OCI specification, such as UNAUTHORIZED; empty when there is none
 * @param message as sent, to be shown only after redaction
 */
public record RegistryError(String code, String message) {

    private static final List<String> SHOWN_HEADERS = List.of(
            "Server",
            "Date",
            "Docker-Distribution-Api-Version",
            "Content-Type",
            "Retry-After",
            "Warning",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "Docker-RateLimit-Source");

    private static final JsonMapper JSON = new JsonMapper();

    public static RegistryError of(RegistryResponse response) {
        return json(response)
                .map(body -> {
                    var first = body.path("errors").path(0);
                    return first.isObject()
                            ? new RegistryError(code(first.path("code").asString("")), words(first))
                            : new RegistryError("", firstText(body, first));
                })
                .orElseGet(() -> new RegistryError("", response.isHtml() ? "" : response.body()));
    }

    /** The message, with a detail where that is a sentence. */
    private static String words(JsonNode error) {
        var message = error.path("message").asString("");
        var detail = error.path("detail").asString("");
        return detail.isEmpty() || message.contains(detail)
                ? message
                : (message + ": " + detail).replaceFirst("^: ", "");
    }

    private static String firstText(JsonNode body, JsonNode first) {
        for (var name : List.of("details", "message", "error_description", "detail", "error", "title")) {
            var text = body.path(name).asString("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return first.asString("");
    }

    public static Optional<JsonNode> json(RegistryResponse response) {
        try {
            return Optional.of(JSON.readTree(response.body())).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    public boolean mentions(String words) {
        return message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** For a step: status and a few headers of any answer, and the error's words where there are any. */
    public static Map<String, String> evidence(RegistryResponse response, Redaction redaction) {
        var evidence = new TreeMap<String, String>();
        evidence.put("status", Integer.toString(response.status()));
        for (var name : SHOWN_HEADERS) {
            response.header(name).ifPresent(value -> evidence.put(name, redaction.redact(value)));
        }
        if (response.status() >= 400 || response.isHtml()) {
            var error = of(response);
            if (!error.code.isEmpty()) {
                evidence.put("code", error.code);
            }
            var text = error.message.isBlank() ? response.body() : error.message;
            if (!text.isBlank()) {
                evidence.put("message", redaction.redact(text));
            }
        }
        return evidence;
    }

    private static String code(String text) {
        return text.matches("[A-Z_]{1,40}") ? text : "";
    }
}
