package io.fairlead.identity.apitoken;

import io.fairlead.identity.person.Person;
import java.time.Instant;
import java.util.UUID;

/**
 * Who holds an API token.
 *
 * @param person with the token's one grant
 * @param token its id
 * @param expiresAt when it ends
 */
public record TokenHolder(Person person, UUID token, Instant expiresAt) {

    /** The claim of an access token with the id of the API token that it was given for. */
    public static final String CLAIM = "api_token";
}
