package io.fairlead.delegate.fleet;

import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.fleet.DelegateController.DelegateResponse;
import io.fairlead.http.scope.ScopedMapping;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a delegate finish what it has and get nothing new, before somebody stops it; and takes that back. */
@RestController
@ScopedMapping("/delegates/{id}/drain")
@RequiresRole(Role.ADMIN)
class DrainController {

    private final DrainDelegate drainDelegate;
    private final Candidates candidates;

    DrainController(DrainDelegate drainDelegate, Candidates candidates) {
        this.drainDelegate = drainDelegate;
        this.candidates = candidates;
    }

    /**
     * Drains a delegate: it finishes what it has and gets nothing new, so that it can be stopped.
     *
     * @param id the delegate's id
     * @return the delegate, and how far its drain is
     */
    @Audited("delegate.drain-started")
    @PostMapping
    DelegateResponse drainDelegate(Scope scope, @PathVariable UUID id) {
        drainDelegate.start(scope, id);
        return view(scope, id);
    }

    /**
     * Gives a drained delegate new work again.
     *
     * @param id the delegate's id
     * @return the delegate, without drain
     */
    @Audited("delegate.drain-undone")
    @DeleteMapping
    DelegateResponse undoDrain(Scope scope, @PathVariable UUID id) {
        drainDelegate.cancel(scope, id);
        return view(scope, id);
    }

    private DelegateResponse view(Scope scope, UUID id) {
        return candidates
                .find(scope, id)
                .map(DelegateResponse::of)
                .orElseThrow(() -> DelegateNotFound.inScope(scope, id));
    }
}
