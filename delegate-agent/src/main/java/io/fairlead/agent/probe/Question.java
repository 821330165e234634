package io.fairlead.agent.probe;

import io.fairlead.contracts.registry.RegistryOrigin;
import org.jspecify.annotations.Nullable;

/**
 * One request to be made.
 *
 * @param path with its query
 * @param authorization refused unless it is bound to {@code origin}
 * @param form body of a POST; a GET without it
 */
record Question(
        RegistryOrigin origin,
        String path,
        Credential.@Nullable Proof authorization,
        @Nullable String form,
        int bodyLimit) {

    static final int ERROR_BODY = 64 * 1024;
    static final int TOKEN_BODY = 1024 * 1024;

    Question {
        if (authorization != null && !authorization.boundTo().equals(origin)) {
            throw new IllegalArgumentException("a credential for " + authorization.boundTo() + " is not for " + origin);
        }
    }

    static Question get(RegistryOrigin origin, String path) {
        return new Question(origin, path, null, null, ERROR_BODY);
    }

    Question with(Credential.Proof proof) {
        return new Question(origin, path, proof, form, bodyLimit);
    }

    String method() {
        return form == null ? "GET" : "POST";
    }

    /** Without the query, which may name an account; a registry chooses the length of the rest. */
    String loggedPath() {
        var query = path.indexOf('?');
        return path.substring(0, Math.min(query < 0 ? path.length() : query, 200));
    }

    @Override
    public String toString() {
        return method() + " " + origin + loggedPath();
    }
}
