package io.fairlead.audit;

import io.fairlead.access.Requires;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.Page;
import io.fairlead.http.PageQuery;
import io.fairlead.http.PageToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what happened in a scope and all within it, the newest first. */
@RestController
@RequestMapping({"/api/v1/audit", "/api/v1/orgs/{org}/audit", "/api/v1/orgs/{org}/projects/{project}/audit"})
@Requires(Role.ADMIN)
class AuditController {

    private final Entries entries;

    AuditController(Entries entries) {
        this.entries = entries;
    }

    /**
     * What is looked for.
     *
     * @param actor the subject alone
     * @param from including; {@code to} excluding
     */
    record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String resourceType,
            @Nullable String resourceId,
            @Nullable String identifier,
            Outcome.@Nullable Result result,
            @Nullable String correlationId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @GetMapping
    Page<EntryAnswer> list(
            Scope scope,
            PageQuery page,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String resourceType,
            @RequestParam(required = false) @Nullable String resourceId,
            @RequestParam(required = false) @Nullable String identifier,
            @RequestParam(required = false) Outcome.@Nullable Result result,
            @RequestParam(required = false) @Nullable String correlationId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var filter = new Filter(actor, action, resourceType, resourceId, identifier, result, correlationId, from, to);
        var found = entries.list(scope, filter, PageToken.before(page.pageToken()), page.pageSize() + 1);
        var shown = found.stream().limit(page.pageSize()).toList();
        var next = found.size() == shown.size()
                ? null
                : PageToken.before(shown.getLast().id());
        return new Page<>(shown.stream().map(EntryAnswer::of).toList(), next);
    }
}
