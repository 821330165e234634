package io.fairlead.agent.link;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem document (RFC 9457) of one of Fairlead's services.
 *
 * @param code names the kind of problem; empty when the answer is no such document
 */
public record Problem(String code, String detail) {

    private static final JsonMapper JSON = new JsonMapper();

    public static Problem of(byte[] body) {
        try {
            var json = JSON.readTree(body);
            return new Problem(
                    json.path("code").asString(""), json.path("detail").asString(""));
        } catch (JacksonException _) {
            return new Problem("", "");
        }
    }

    String sentence() {
        return detail.isEmpty() ? code : detail;
    }
}
