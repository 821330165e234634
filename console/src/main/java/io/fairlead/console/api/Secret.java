package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.Map;

/** A secret as secret-service answers it: all but its value. */
public record Secret(
        String name,
        String identifier,
        Scope scope,
        String description,
        Map<String, String> tags,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Place place() {
        return Place.of(scope);
    }
}
