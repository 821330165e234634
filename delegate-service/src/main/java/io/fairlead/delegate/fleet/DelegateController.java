package io.fairlead.delegate.fleet;

import io.fairlead.access.Requires;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.audit.NotAudited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.Page;
import io.fairlead.http.PageQuery;
import io.fairlead.http.PageToken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows delegates, revokes them, and says beforehand who could take some work. */
@RestController
@RequestMapping({"/api/v1/delegates", "/api/v1/orgs/{org}/delegates", "/api/v1/orgs/{org}/projects/{project}/delegates"
})
class DelegateController {

    private static final int PREVIEWED = 200;

    private final Candidates candidates;
    private final Delegates delegates;

    DelegateController(Candidates candidates, Delegates delegates) {
        this.candidates = candidates;
        this.delegates = delegates;
    }

    enum State {
        CONNECTED,
        DISCONNECTED
    }

    /** @param lastHeartbeat to about 15 s; absent before the first connection */
    record DelegateView(
            UUID id,
            String name,
            Scope scope,
            List<String> tags,
            State state,
            @Nullable Instant lastHeartbeat,
            int runningTasks,
            int capacity,
            String agentVersion,
            Instant enrolledAt) {

        static DelegateView of(Candidate delegate) {
            return new DelegateView(
                    delegate.id(),
                    delegate.name(),
                    delegate.scope(),
                    delegate.tags(),
                    delegate.connected() ? State.CONNECTED : State.DISCONNECTED,
                    delegate.lastSeen(),
                    delegate.busy(),
                    delegate.capacity(),
                    delegate.agentVersion(),
                    delegate.enrolledAt());
        }
    }

    record Selection(@Nullable List<String> delegateSelectors) {}

    record Preview(List<Match> delegates) {}

    /** @param reason why it does not match; absent when it does */
    record Match(
            UUID id,
            String name,
            boolean eligible,
            @Nullable String reason) {

        static Match of(Candidate candidate) {
            var obstacle = candidate.obstacle();
            return new Match(candidate.id(), candidate.name(), obstacle.isEmpty(), obstacle.orElse(null));
        }
    }

    @GetMapping
    Page<DelegateView> list(
            Scope scope, PageQuery page, @RequestParam(defaultValue = "false") boolean includeInherited) {
        var scopes = includeInherited ? Candidates.servingScopes(scope) : List.of(scope.path());
        var after = page.pageToken() == null ? null : PageToken.decode(page.pageToken(), 2);
        var found = candidates.list(scopes, after, page.pageSize() + 1);
        var shown = found.stream().limit(page.pageSize()).toList();
        var next = found.size() == shown.size()
                ? null
                : PageToken.encode(shown.getLast().name(), shown.getLast().id().toString());
        return new Page<>(shown.stream().map(DelegateView::of).toList(), next);
    }

    @GetMapping("/{id}")
    DelegateView get(Scope scope, @PathVariable UUID id) {
        return candidates.find(scope, id).map(DelegateView::of).orElseThrow(() -> DelegateNotFound.in(scope, id));
    }

    @Audited("delegate.removed")
    @DeleteMapping("/{id}")
    @Requires(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Scope scope, @PathVariable UUID id) {
        delegates.remove(scope, id);
    }

    @NotAudited("It only shows who would match.")
    @PostMapping("/preview")
    @Requires(Role.VIEWER)
    Preview preview(Scope scope, @RequestBody Selection selection) {
        var selectors = selection.delegateSelectors() == null ? List.<String>of() : selection.delegateSelectors();
        return new Preview(candidates.serving(scope, selectors, PREVIEWED).stream()
                .map(Match::of)
                .toList());
    }
}
