package io.fairlead.testkit.registry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Mints the tokens that a docker-registry with {@code auth.token} accepts. */
final class RegistryTokenIssuer {

    static final String ISSUER = "fairlead testbed";
    static final String SERVICE = "registry";
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TokenKey key;
    private final Clock clock;

    private RegistryTokenIssuer(TokenKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    static RegistryTokenIssuer withFreshKey(Clock clock) {
        return new RegistryTokenIssuer(TokenKey.fresh(clock), clock);
    }

    /** One right, as tokens name it: a kind of thing, its name, and what may be done to it. */
    record ResourceActions(String type, String name, List<String> actions) {

        /** Reads {@code repository:acme/app:pull,push}; a name may itself contain a colon. */
        static ResourceActions of(String scope) {
            var first = scope.indexOf(':');
            var last = scope.lastIndexOf(':');
            if (first < 0 || first == last) {
                throw new IllegalArgumentException("scope " + scope + " is not type:name:actions");
            }
            return new ResourceActions(
                    scope.substring(0, first),
                    scope.substring(first + 1, last),
                    Arrays.asList(scope.substring(last + 1).split(",")));
        }
    }

    TokenKey key() {
        return key;
    }

    /** A signed token; a negative validity makes one that has already expired, padding makes it longer. */
    String mint(String subject, List<ResourceActions> access, Duration validity, int padding) {
        var now = clock.instant();
        var header = Map.of("typ", "JWT", "alg", "ES256", "x5c", List.of(key.x5c()));
        var claims = Map.of(
                "iss",
                ISSUER,
                "aud",
                SERVICE,
                "sub",
                subject,
                "iat",
                now.getEpochSecond(),
                "nbf",
                now.minus(VALIDITY).getEpochSecond(),
                "exp",
                now.plus(validity).getEpochSecond(),
                "jti",
                UUID.randomUUID() + "x".repeat(padding),
                "access",
                access);
        var content = part(header) + "." + part(claims);
        return content + "." + encoded(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(Object value) {
        return encoded(JSON.writeValueAsBytes(value));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
