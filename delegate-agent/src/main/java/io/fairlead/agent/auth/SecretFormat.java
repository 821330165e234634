package io.fairlead.agent.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Recognises by its form what a secret is; the text itself never leaves. */
final class SecretFormat {

    private static final JsonMapper JSON = new JsonMapper();

    private SecretFormat() {}

    /** What somebody may have stored instead of a password or key. */
    static Optional<String> likelyMistake(String username, String secret) {
        var text = secret.strip();
        if (text.startsWith("{") && text.endsWith("}") && !username.equals("_json_key")) {
            return Optional.of("a JSON document");
        }
        if (text.regionMatches(true, 0, "Bearer ", 0, 7) || text.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.of("the value of an Authorization header");
        }
        if (text.startsWith("ApiKey-")) {
            return Optional.of("the id of an API key, not the key");
        }
        return decoded(text).filter(pair -> pair.startsWith(username + ":")).map(_ -> "user and password in base64");
    }

    /** When a JWT ends, as it says itself. */
    static Optional<Instant> expiresAt(String secret) {
        var parts = secret.strip().split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return Optional.of(claims.path("exp").asLong(0))
                    .filter(seconds -> seconds > 0)
                    .map(Instant::ofEpochSecond);
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
