package io.fairlead.agent.auth;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a token says about the rights it carries. Tokens are opaque to clients (distribution, auth/token.md), so this is a
 * hint for people and never a check: the registry decides.
 */
public final class GrantedActions {

    private static final JsonMapper JSON = new JsonMapper();

    private GrantedActions() {}

    /** The actions on the repository, none included; empty where the token does not tell. */
    public static Optional<Set<String>> read(TokenResult.Issued token, String repository) {
        var parts = token.value().split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var access = JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("access");
            if (!access.isArray() && !access.isNull()) {
                return Optional.empty();
            }
            var actions = new TreeSet<String>();
            for (var right : access) {
                if (right.path("name").asString("").equals(repository)) {
                    right.path("actions").forEach(action -> actions.add(action.asString("")));
                }
            }
            return Optional.of(actions);
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }
}
