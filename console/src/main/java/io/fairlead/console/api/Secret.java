package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret as secret-service answers it: all but its value.
 *
 * @param shared with connectors of the scopes within its own
 * @param version of the live value; absent while there is none
 * @param warnings what looks wrong with a value that was just typed; absent otherwise
 */
public record Secret(
        String name,
        String identifier,
        Scope scope,
        String description,
        Map<String, String> tags,
        boolean shared,
        @Nullable Long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable List<Warning> warnings) {

    /**
     * What looks wrong with a value, in words that repeat nothing of it.
     *
     * @param fix that would mend it; absent where only the person can
     */
    public record Warning(
            String code, String message, @Nullable String fix) {}

    public Place place() {
        return Place.of(scope);
    }
}
