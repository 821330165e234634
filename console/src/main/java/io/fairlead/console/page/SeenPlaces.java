package io.fairlead.console.page;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.ScopeClient;
import java.util.List;
import org.springframework.stereotype.Component;

/** The places that somebody may go to; a page is shown also where that cannot be asked. */
@Component
class SeenPlaces {

    private static final int MOST = 200;

    private final ScopeClient scopes;

    SeenPlaces(ScopeClient scopes) {
        this.scopes = scopes;
    }

    List<Place> list() {
        try {
            return scopes.list(MOST).items().stream()
                    .map(seen -> Place.of(seen.scope()))
                    .toList();
        } catch (ApiProblem _) {
            return List.of();
        }
    }
}
