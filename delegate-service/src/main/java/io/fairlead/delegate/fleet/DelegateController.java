package io.fairlead.delegate.fleet;

import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.audit.NotAudited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.scope.ScopedMapping;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows delegates, revokes them, and says beforehand who could take some work. */
@RestController
@ScopedMapping("/delegates")
class DelegateController {

    private final Candidates candidates;
    private final DeleteDelegate deleteDelegate;

    DelegateController(Candidates candidates, DeleteDelegate deleteDelegate) {
        this.candidates = candidates;
        this.deleteDelegate = deleteDelegate;
    }

    /** Whether a delegate is connected. */
    enum State {
        /** It is, to one of the instances. */
        CONNECTED,
        /** It is not, or was never. */
        DISCONNECTED;

        static State of(Candidate delegate) {
            return delegate.connected() ? CONNECTED : DISCONNECTED;
        }
    }

    /**
     * A delegate, and how it is.
     *
     * @param id given when it enrolled
     * @param name that it enrolled with
     * @param scope whose connectors it serves, those of the scopes within included
     * @param tags that it bears, for connectors to choose by
     * @param state whether it is connected now
     * @param connectedSince absent while it is not connected
     * @param lastHeartbeat to about 15 s; absent before the first connection
     * @param runningTasks how many it works on now
     * @param capacity how many it works on at most at a time
     * @param agentVersion of its program, as it said last
     * @param enrolledAt when it enrolled
     * @param drain absent while it gets new work
     */
    record DelegateResponse(
            UUID id,
            String name,
            Scope scope,
            List<String> tags,
            State state,
            @Nullable Instant connectedSince,
            @Nullable Instant lastHeartbeat,
            int runningTasks,
            int capacity,
            String agentVersion,
            Instant enrolledAt,
            @Nullable DrainStatus drain) {

        static DelegateResponse of(Candidate delegate) {
            return new DelegateResponse(
                    delegate.id(),
                    delegate.name(),
                    delegate.scope(),
                    delegate.tags(),
                    State.of(delegate),
                    delegate.connected() ? delegate.connectedAt() : null,
                    delegate.lastSeen(),
                    delegate.busy(),
                    delegate.capacity(),
                    delegate.agentVersion(),
                    delegate.enrolledAt(),
                    DrainStatus.of(delegate));
        }
    }

    /**
     * Lists delegates.
     *
     * @return one page of the delegates, connected or not
     */
    @GetMapping
    Page<DelegateResponse> listDelegates(
            Scope scope, PageQuery page, @RequestParam(defaultValue = "false") boolean includeInherited) {
        var scopes = includeInherited ? Candidates.servingScopes(scope) : List.of(scope.toText());
        return page(candidates.list(scopes, DelegateCursor.decode(page.pageToken()), page.limit()), page)
                .map(DelegateResponse::of);
    }

    /**
     * Reads a delegate.
     *
     * @param id the delegate's id
     * @return the delegate as it is now
     */
    @GetMapping("/{id}")
    DelegateResponse getDelegate(Scope scope, @PathVariable UUID id) {
        return candidates
                .find(scope, id)
                .map(DelegateResponse::of)
                .orElseThrow(() -> DelegateNotFound.inScope(scope, id));
    }

    /**
     * Revokes a delegate.
     *
     * <p>It is disconnected at once and never let in again; its work goes to others.
     *
     * @param id the delegate's id
     */
    @Audited("delegate.removed")
    @DeleteMapping("/{id}")
    @RequiresRole(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeDelegate(Scope scope, @PathVariable UUID id) {
        deleteDelegate.delete(scope, id);
    }

    /**
     * Says which delegates could take some work, and what keeps the others from it.
     *
     * <p>Nothing is changed.
     *
     * @param selection what the work asks of its delegate
     * @return one page of the delegates, those that fit first
     */
    @NotAudited("It only shows who would match.")
    @PostMapping("/preview")
    @RequiresRole(Role.VIEWER)
    PlacementPreview previewPlacement(Scope scope, PageQuery page, @RequestBody PreviewRequest selection) {
        var found = candidates.listForPreview(
                scope, selection.tags(), DelegateCursor.decode(page.pageToken()), page.limit());
        var previewed = page(found, page).map(PlacementPreview.PreviewedDelegate::of);
        return new PlacementPreview(previewed.items(), previewed.nextPageToken());
    }

    private static Page<Candidate> page(List<Candidate> found, PageQuery page) {
        return Page.of(found, page, last -> DelegateCursor.of(last).encode());
    }
}
