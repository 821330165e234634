package io.fairlead.agent.http;

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
public record RegistryRequest(
        RegistryOrigin origin,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable AuthorizationHeader authorization,
        @Nullable RequestBody body,
        int textLimit) {

    private static final int DEFAULT_TEXT_LIMIT = 64 * 1024;

    public RegistryRequest {
        if (authorization != null && !authorization.boundTo().equals(origin)) {
            throw new IllegalArgumentException("a credential for " + authorization.boundTo() + " is not for " + origin);
        }
    }

    public static RegistryRequest get(RegistryOrigin origin, String path) {
        return of("GET", origin, path);
    }

    public static RegistryRequest of(String method, RegistryOrigin origin, String path) {
        return new RegistryRequest(
                origin, method, path, Map.of("Accept", "application/json, */*;q=0.1"), null, null, DEFAULT_TEXT_LIMIT);
    }

    public RegistryRequest with(AuthorizationHeader header) {
        return new RegistryRequest(origin, method, path, headers, header, body, textLimit);
    }

    public RegistryRequest with(RequestBody carried) {
        return new RegistryRequest(origin, method, path, headers, authorization, carried, textLimit);
    }

    public RegistryRequest with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new RegistryRequest(origin, method, path, Map.copyOf(more), authorization, body, textLimit);
    }

    public RegistryRequest withTextLimit(int bytes) {
        return new RegistryRequest(origin, method, path, headers, authorization, body, bytes);
    }

    /** Led elsewhere: with its credential where the origin stays, otherwise without. */
    RegistryRequest movedTo(RedirectTarget target) {
        var kept = target.origin().equals(origin) ? authorization : null;
        return new RegistryRequest(target.origin(), method, target.path(), headers, kept, body, textLimit);
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
