package io.fairlead.agent.probe;

import io.fairlead.agent.http.AuthorizationHeader;

/** With what a repository is asked for, once the login is proved. */
sealed interface RepositoryAuthorization {

    /** The registry asks nobody. */
    record Anonymous() implements RepositoryAuthorization {}

    record Basic(AuthorizationHeader header) implements RepositoryAuthorization {}

    /** A new token for each right. */
    record Tokens(TokenCheck tokens) implements RepositoryAuthorization {}
}
