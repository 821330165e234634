package io.fairlead.audit;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that somebody did or tried.
 *
 * @param id counts up; later entries have greater ones
 * @param occurredAt when it was done
 * @param actor who did it
 * @param onBehalfOf the person for whom a service acted; absent where nobody else is behind it
 * @param action what was done, for example {@code connector.created}
 * @param resource what it was done to
 * @param before how the resource was before; absent where it was not, or nothing was changed
 * @param after how the resource is after; absent where it is gone, or nothing was changed
 * @param details that belong to the action; absent where there are none
 * @param correlationId the trace that the request belongs to; absent where it was not traced
 * @param result {@code DONE}, {@code REFUSED} or {@code FAILED}
 * @param status of the HTTP answer; absent where there was none by then
 * @param code of the problem; absent where all went well
 */
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

    /**
     * Who did something.
     *
     * @param kind {@code person}, {@code service}, {@code delegate} or another kind of caller
     * @param subject what the caller is known by: a person's name, a service's client id, a delegate's id
     */
    record EntryActor(String kind, String subject) {}

    /**
     * What something was done to.
     *
     * @param type for example {@code connector}
     * @param id absent where it had none yet
     * @param scope where it lives; absent where it lives in no scope
     * @param identifier what it is called in its scope; absent where it has no such name
     */
    record EntryResource(
            String type,
            @Nullable String id,
            @Nullable Scope scope,
            @Nullable String identifier) {}

    /**
     * How a resource was at one moment.
     *
     * @param version absent where the resource has none
     * @param hash SHA-256 in hex over what the resource said; absent where it was not taken
     */
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
