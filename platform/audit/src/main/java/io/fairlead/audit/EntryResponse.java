package io.fairlead.audit;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An entry as it is shown. */
record EntryResponse(
        long id,
        Instant occurredAt,
        EntryActor actor,
        @Nullable String onBehalfOf,
        String action,
        EntryResource resource,
        @Nullable EntryState before,
        @Nullable EntryState after,
        @Nullable Map<String, String> details,
        @Nullable String correlationId,
        String result,
        @Nullable Integer status,
        @Nullable String code) {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    record EntryActor(String kind, String subject) {}

    record EntryResource(
            String type,
            @Nullable String id,
            @Nullable Scope scope,
            @Nullable String identifier) {}

    record EntryState(@Nullable Long version, @Nullable String hash) {

        static @Nullable EntryState of(@Nullable Long version, @Nullable String hash) {
            return version == null && hash == null ? null : new EntryState(version, hash);
        }
    }

    static EntryResponse of(StoredEntry entry) {
        var scope = entry.scope();
        var details = entry.details();
        return new EntryResponse(
                entry.id(),
                entry.occurredAt(),
                new EntryActor(entry.actorKind(), entry.actor()),
                entry.onBehalfOf(),
                entry.action(),
                new EntryResource(
                        entry.resourceType(),
                        entry.resourceId(),
                        scope == null ? null : Scope.parse(scope),
                        entry.identifier()),
                EntryState.of(entry.beforeVersion(), entry.beforeHash()),
                EntryState.of(entry.afterVersion(), entry.afterHash()),
                details == null ? null : JsonMapper.shared().readValue(details, DETAILS),
                entry.correlationId(),
                entry.result(),
                entry.status(),
                entry.code());
    }
}
