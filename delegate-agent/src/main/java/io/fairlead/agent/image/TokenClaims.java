package io.fairlead.agent.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a token grants, where it is a JWT that says so; its signature is the registry's to check. */
final class TokenClaims {

    private static final JsonMapper JSON = new JsonMapper();

    private TokenClaims() {}

    /** Empty where the token does not say. */
    static Optional<Set<String>> actions(String token, String repository) {
        var parts = token.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        JsonNode claims;
        try {
            claims = JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
        if (!claims.path("access").isArray()) {
            return Optional.empty();
        }
        var actions = new HashSet<String>();
        for (var access : claims.path("access")) {
            if (access.path("type").asString("").equals("repository")
                    && access.path("name").asString("").equals(repository)) {
                access.path("actions").forEach(action -> actions.add(action.asString("")));
            }
        }
        return Optional.of(actions);
    }
}
