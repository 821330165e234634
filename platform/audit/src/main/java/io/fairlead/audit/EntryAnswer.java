package io.fairlead.audit;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An entry as it is shown. */
record EntryAnswer(
        long id,
        Instant occurredAt,
        ActorAnswer actor,
        @Nullable String onBehalfOf,
        String action,
        ResourceAnswer resource,
        @Nullable StateAnswer before,
        @Nullable StateAnswer after,
        @Nullable Map<String, String> details,
        @Nullable String correlationId,
        String result,
        @Nullable Integer status,
        @Nullable String code) {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    record ActorAnswer(String kind, String subject) {}

    record ResourceAnswer(
            String type,
            @Nullable String id,
            @Nullable Scope scope,
            @Nullable String identifier) {}

    record StateAnswer(@Nullable Long version, @Nullable String hash) {

        static @Nullable StateAnswer of(@Nullable Long version, @Nullable String hash) {
            return version == null && hash == null ? null : new StateAnswer(version, hash);
        }
    }

    static EntryAnswer of(StoredEntry entry) {
        var scope = entry.scope();
        var details = entry.details();
        return new EntryAnswer(
                entry.id(),
                entry.occurredAt(),
                new ActorAnswer(entry.actorKind(), entry.actor()),
                entry.onBehalfOf(),
                entry.action(),
                new ResourceAnswer(
                        entry.resourceType(),
                        entry.resourceId(),
                        scope == null ? null : Scope.parse(scope),
                        entry.identifier()),
                StateAnswer.of(entry.beforeVersion(), entry.beforeHash()),
                StateAnswer.of(entry.afterVersion(), entry.afterHash()),
                details == null ? null : JsonMapper.shared().readValue(details, DETAILS),
                entry.correlationId(),
                entry.result(),
                entry.status(),
                entry.code());
    }
}
