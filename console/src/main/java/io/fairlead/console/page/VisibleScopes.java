package io.fairlead.console.page;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.ScopeClient;
import io.fairlead.console.api.ScopeClient.VisibleScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The places that somebody may go to; a page is shown also where that cannot be asked. */
@Component
class VisibleScopes {

    private static final int MAX_SCOPES = 200;
    private static final String CACHE_ATTRIBUTE = VisibleScopes.class.getName();

    private final ScopeClient scopes;

    VisibleScopes(ScopeClient scopes) {
        this.scopes = scopes;
    }

    /** Asked once for each request. */
    @SuppressWarnings("unchecked")
    List<VisibleScope> list(HttpServletRequest request) {
        if (request.getAttribute(CACHE_ATTRIBUTE) instanceof List<?> before) {
            return (List<VisibleScope>) before;
        }
        var seen = fetch();
        request.setAttribute(CACHE_ATTRIBUTE, seen);
        return seen;
    }

    /** The account where nothing is known. */
    PageScope widest(HttpServletRequest request) {
        return list(request).stream()
                .map(VisibleScope::pageScope)
                .min(Comparator.comparing(scope -> scope.ancestorsAndSelf().size()))
                .orElse(PageScope.ACCOUNT);
    }

    private List<VisibleScope> fetch() {
        try {
            return scopes.list(MAX_SCOPES).items();
        } catch (ApiProblem _) {
            return List.of();
        }
    }
}
