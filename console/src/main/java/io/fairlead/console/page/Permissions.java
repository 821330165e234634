package io.fairlead.console.page;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.ScopeClient.VisibleScope;
import java.util.List;
import java.util.function.Supplier;

/**
 * What somebody may do at a place, so that a page offers that and no more. Only the services decide: where the roles cannot
 * be learnt, everything is offered.
 */
public final class Permissions {

    private static final List<String> ROLES = List.of("viewer", "editor", "admin");

    private final PageScope scope;
    private final Supplier<List<VisibleScope>> visibleScopes;

    /** @param visibleScopes is asked only by a page that wants to know */
    Permissions(PageScope scope, Supplier<List<VisibleScope>> visibleScopes) {
        this.scope = scope;
        this.visibleScopes = visibleScopes;
    }

    /** Connectors and secrets. */
    public boolean canEdit() {
        return atLeast("editor");
    }

    /** Delegates, tokens, people, the audit. */
    public boolean canAdminister() {
        return atLeast("admin");
    }

    /** Whether a link to something there leads anywhere. */
    public boolean canOpen(PageScope other) {
        return atLeast("viewer", other);
    }

    boolean atLeast(String role) {
        return atLeast(role, scope);
    }

    private boolean atLeast(String role, PageScope where) {
        var known = visibleScopes.get();
        return known.isEmpty()
                || known.stream()
                        .filter(each -> where.ancestorsAndSelf().contains(PageScope.of(each.scope())))
                        .anyMatch(each -> ROLES.indexOf(each.role()) >= ROLES.indexOf(role));
    }

    /** The greatest role in the scope of the page; empty where there is none. */
    String role() {
        return ROLES.reversed().stream().filter(this::atLeast).findFirst().orElse("");
    }
}
