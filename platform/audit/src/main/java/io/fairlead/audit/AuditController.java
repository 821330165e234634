package io.fairlead.audit;

import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.scope.ScopedMapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what happened in a scope and all within it, the newest first. */
@RestController
@ScopedMapping("/audit")
@RequiresRole(Role.ADMIN)
class AuditController {

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    /**
     * What is looked for.
     *
     * @param actor the subject alone
     * @param from including; {@code to} excluding
     */
    record EntryFilter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String resourceType,
            @Nullable String resourceId,
            @Nullable String identifier,
            EntryResult.@Nullable ResultKind result,
            @Nullable String correlationId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * Lists what was done in a scope and all within it.
     *
     * <p>The newest comes first.
     *
     * @param actor only what this caller did: the subject alone, without the kind
     * @param action only this action, for example {@code connector.created}
     * @param resourceType only of resources of this type, for example {@code connector}
     * @param resourceId only of the resource with this id
     * @param identifier only of resources with this identifier
     * @param result only what ended like this
     * @param correlationId only of this trace
     * @param from only from this time on (RFC 3339)
     * @param to only before this time (RFC 3339)
     * @return one page of the entries
     */
    @GetMapping
    Page<EntryResponse> listAuditEntries(
            Scope scope,
            PageQuery page,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String resourceType,
            @RequestParam(required = false) @Nullable String resourceId,
            @RequestParam(required = false) @Nullable String identifier,
            @RequestParam(required = false) EntryResult.@Nullable ResultKind result,
            @RequestParam(required = false) @Nullable String correlationId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var filter =
                new EntryFilter(actor, action, resourceType, resourceId, identifier, result, correlationId, from, to);
        var found = entries.list(scope, filter, PageToken.before(page.pageToken()), page.limit());
        return Page.of(found, page, last -> PageToken.before(last.id())).map(EntryResponse::of);
    }
}
