package io.fairlead.agent.provider;

import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryResponse;
import java.util.List;

/** Tells by the words of a refusal why a registry takes nothing, where the status says the same of several causes. */
public final class WriteRefusal {

    private static final List<String> READ_ONLY = List.of("read-only", "read only", "readonly", "maintenance mode");
    private static final List<String> TOO_LARGE =
            List.of("too large", "exceeds the limit", "exceeds limit", "maximum size", "exceeds the maximum");
    private static final List<String> FULL = List.of("quota", "no space left", "insufficient storage", "disk is full");

    private WriteRefusal() {}

    public static boolean isFull(RegistryResponse response) {
        return response.status() == 507 || mentions(response, FULL);
    }

    public static boolean isReadOnly(RegistryResponse response) {
        var refused = response.status() == 403 || response.status() == 405;
        return (refused && RegistryError.of(response).code().equals("UNSUPPORTED")) || mentions(response, READ_ONLY);
    }

    /** Some close a request that is too large with another status than 413. */
    public static boolean isTooLarge(RegistryResponse response) {
        return response.status() == 413
                || RegistryError.of(response).code().equals("SIZE_INVALID")
                || mentions(response, TOO_LARGE);
    }

    private static boolean mentions(RegistryResponse response, List<String> phrases) {
        var error = RegistryError.of(response);
        return phrases.stream().anyMatch(error::mentions);
    }
}
