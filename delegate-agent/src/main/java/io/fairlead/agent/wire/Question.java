package io.fairlead.agent.wire;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to be made.
 *
 * @param path with its query
 * @param headers besides those that every request has
 * @param authorization refused unless it is bound to {@code origin}
 * @param textLimit bytes of an answer that is read as text; more is a finding
 */
public record Question(
        RegistryOrigin origin,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable Proof authorization,
        @Nullable Body body,
        int textLimit) {

    private static final int ERROR_TEXT = 64 * 1024;

    public Question {
        if (authorization != null && !authorization.boundTo().equals(origin)) {
            throw new IllegalArgumentException("a credential for " + authorization.boundTo() + " is not for " + origin);
        }
    }

    public static Question get(RegistryOrigin origin, String path) {
        return of("GET", origin, path);
    }

    public static Question of(String method, RegistryOrigin origin, String path) {
        return new Question(
                origin, method, path, Map.of("Accept", "application/json, */*;q=0.1"), null, null, ERROR_TEXT);
    }

    public Question with(Proof proof) {
        return new Question(origin, method, path, headers, proof, body, textLimit);
    }

    public Question with(Body carried) {
        return new Question(origin, method, path, headers, authorization, carried, textLimit);
    }

    public Question with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Question(origin, method, path, Map.copyOf(more), authorization, body, textLimit);
    }

    public Question readingUpTo(int bytes) {
        return new Question(origin, method, path, headers, authorization, body, bytes);
    }

    /** Whether asking it twice is no more than asking it once (RFC 9110 section 9.2.1). */
    boolean isSafe() {
        return body == null && (method.equals("GET") || method.equals("HEAD"));
    }

    /** Without the query, which may name an account; a registry chooses the length of the rest. */
    String loggedPath() {
        var query = path.indexOf('?');
        return path.substring(0, Math.min(query < 0 ? path.length() : query, 200));
    }

    @Override
    public String toString() {
        return method + " " + origin + loggedPath();
    }
}
