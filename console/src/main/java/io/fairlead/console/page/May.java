package io.fairlead.console.page;

import io.fairlead.console.api.Place;
import io.fairlead.console.api.ScopeClient.Seen;
import java.util.List;
import java.util.function.Supplier;

/**
 * What somebody may do at a place, so that a page offers that and no more. Only the services decide: where the roles cannot
 * be learnt, everything is offered.
 */
public final class May {

    private static final List<String> ROLES = List.of("viewer", "editor", "admin");

    private final Place place;
    private final Supplier<List<Seen>> seen;

    /** @param seen is asked only by a page that wants to know */
    May(Place place, Supplier<List<Seen>> seen) {
        this.place = place;
        this.seen = seen;
    }

    /** Connectors and secrets. */
    public boolean change() {
        return atLeast("editor");
    }

    /** Delegates, tokens, people, the audit. */
    public boolean administer() {
        return atLeast("admin");
    }

    private boolean atLeast(String role) {
        var known = seen.get();
        return known.isEmpty()
                || known.stream()
                        .filter(each -> place.way().contains(Place.of(each.scope())))
                        .anyMatch(each -> ROLES.indexOf(each.role()) >= ROLES.indexOf(role));
    }
}
