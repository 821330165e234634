package io.fairlead.agent.server;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem document (RFC 9457) of one of Fairlead's services.
 *
 * @param code names the kind of problem; empty when the answer is no such document
 */
public record ProblemDocument(String code, String detail) {

    private static final JsonMapper JSON = new JsonMapper();

    public static ProblemDocument parse(byte[] body) {
        try {
            var json = JSON.readTree(body);
            return new ProblemDocument(
                    json.path("code").asString(""), json.path("detail").asString(""));
        } catch (JacksonException _) {
            return new ProblemDocument("", "");
        }
    }

    String message() {
        return detail.isEmpty() ? code : detail;
    }
}
