package io.fairlead.limits;

/** What may be asked only so often, besides all that a caller asks; {@link LimitProperties} says how often. */
public enum Limit {
    /** A name and a password in a form; so often per address, per name, and per both. */
    LOGIN,
    /** A name and a password, as in {@link #LOGIN}, or an API token: wrong ones per address, right ones per token. */
    CREDENTIAL_EXCHANGE,
    /** The password of an open session, so often per person. */
    PASSWORD_CHANGE,
    /** A client's secret for an access token; wrong ones so often per address, right ones per client. */
    CLIENT_TOKEN,
    /** A delegate's enrolment token; wrong ones so often per address. */
    ENROLMENT,
    /** What may cost somebody a failed login at a registry, so often per caller. */
    REGISTRY_LOGIN;

    /** Whether it is looked at before anything is known of the caller. */
    boolean isAnonymous() {
        return this != REGISTRY_LOGIN && this != PASSWORD_CHANGE;
    }
}
