package io.fairlead.console.page;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ScopeClient;
import io.fairlead.console.api.ScopeClient.Seen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** The places that somebody may go to; a page is shown also where that cannot be asked. */
@Component
class SeenPlaces {

    private static final int MOST = 200;
    private static final String ASKED = SeenPlaces.class.getName();

    private final ScopeClient scopes;

    SeenPlaces(ScopeClient scopes) {
        this.scopes = scopes;
    }

    /** Asked once for each request. */
    @SuppressWarnings("unchecked")
    List<Seen> list(HttpServletRequest request) {
        if (request.getAttribute(ASKED) instanceof List<?> before) {
            return (List<Seen>) before;
        }
        var seen = ask();
        request.setAttribute(ASKED, seen);
        return seen;
    }

    private List<Seen> ask() {
        try {
            return scopes.list(MOST).items();
        } catch (ApiProblem _) {
            return List.of();
        }
    }
}
