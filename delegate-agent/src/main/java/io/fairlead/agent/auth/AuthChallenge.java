package io.fairlead.agent.auth;

import java.util.Map;
import java.util.Optional;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110 section 11).
 *
 * @param scheme lower case
 * @param parameters by lower-case name; of a name given twice, the first value
 */
public record AuthChallenge(String scheme, Map<String, String> parameters) {

    /** An empty value counts as none. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }
}
