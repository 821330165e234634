package io.fairlead.delegate.fleet;

import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.fleet.DelegateController.DelegateView;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a delegate finish what it has and get nothing new, before somebody stops it; and takes that back. */
@RestController
@RequestMapping({
    "/api/v1/delegates/{id}/drain",
    "/api/v1/orgs/{org}/delegates/{id}/drain",
    "/api/v1/orgs/{org}/projects/{project}/delegates/{id}/drain"
})
@RequiresRole(Role.ADMIN)
class DrainController {

    private final Drains drains;
    private final Candidates candidates;

    DrainController(Drains drains, Candidates candidates) {
        this.drains = drains;
        this.candidates = candidates;
    }

    @Audited("delegate.drain-started")
    @PostMapping
    DelegateView start(Scope scope, @PathVariable UUID id) {
        drains.start(scope, id);
        return view(scope, id);
    }

    @Audited("delegate.drain-undone")
    @DeleteMapping
    DelegateView undo(Scope scope, @PathVariable UUID id) {
        drains.undo(scope, id);
        return view(scope, id);
    }

    private DelegateView view(Scope scope, UUID id) {
        return candidates.find(scope, id).map(DelegateView::of).orElseThrow(() -> DelegateNotFound.in(scope, id));
    }
}
