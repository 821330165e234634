package io.fairlead.testkit.registry;

/** A way in which a token service can misbehave. */
public enum Misbehaviour {
    /** 429 with {@code Retry-After: 7}. */
    RATE_LIMITED,
    /** 500 with an HTML body, as a gateway answers. */
    SERVER_ERROR,
    /** 200 with an HTML page. */
    HTML,
    /** 200 with a JSON object that holds no token. */
    NO_TOKEN,
    /** 404, as where the realm is wrong. */
    NOT_FOUND,
    /** A token of more than 40,000 characters. */
    HUGE_TOKEN,
    /** A token that expired a minute or more ago. */
    EXPIRED_TOKEN,
    /** A token signed by a key that the registry does not trust. */
    FOREIGN_KEY
}
