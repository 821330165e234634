package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody did, or was refused, as the service that it concerned recorded it. */
public record AuditEntry(
        long id,
        Instant occurredAt,
        Actor actor,
        @Nullable String onBehalfOf,
        String action,
        Resource resource,
        @Nullable State before,
        @Nullable State after,
        String result,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable Map<String, String> details,
        @Nullable String correlationId) {

    /** What the thing was like; only its version is of use to people. */
    public record State(@Nullable Long version) {}

    public record Actor(String kind, String subject) {}

    /** @param scope absent where it concerned none */
    public record Resource(
            String type,
            @Nullable String id,
            @Nullable String identifier,
            @Nullable Scope scope) {}
}
