package io.fairlead.agent.probe;

import io.fairlead.agent.wire.Proof;

/** With what a repository is asked for, once the login is proved. */
sealed interface Pass {

    /** The registry asks nobody. */
    record Nobody() implements Pass {}

    record Basic(Proof proof) implements Pass {}

    /** A new token for each right. */
    record Tokens(TokenQuestion tokens) implements Pass {}
}
