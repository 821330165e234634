package io.fairlead.connector.scope;

import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import io.fairlead.access.Role;
import io.fairlead.access.ScopedToCaller;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.MaxPageSize;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells callers where they may look. */
@RestController
class ScopeController {

    /** Enough for most accounts to be told whole in one answer. */
    private static final int MAX_PAGE_SIZE = 1_000;

    private final UsedScopes used;

    ScopeController(UsedScopes used) {
        this.used = used;
    }

    /**
     * Lists the scopes that the caller may see.
     *
     * <p>They are what was granted to the caller, and what is used within it, the wider before the narrower.
     *
     * @param q part of the organisation's or the project's name, in any case
     * @return one page of the scopes
     */
    @ScopedToCaller
    @GetMapping("/api/v1/scopes")
    Page<ScopeResponse> listScopes(
            Grants caller, @RequestParam(defaultValue = "") String q, @MaxPageSize(MAX_PAGE_SIZE) PageQuery page) {
        var after = PageToken.decode(page.pageToken(), 1, "", List::getFirst);
        // A project is found through its organisation, whether or not something lives there.
        var found = Stream.concat(
                        caller.grants().stream().map(Grant::scope),
                        used.list(caller.account()).stream().flatMap(scope -> scope.selfAndAncestors().stream()))
                .distinct()
                .filter(scope -> scope.toText().compareTo(after) > 0 && nameContains(scope, q.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Scope::toText))
                .flatMap(scope -> caller.roleIn(scope).stream().map(role -> ScopeResponse.of(scope, role)))
                .limit(page.limit())
                .toList();
        return Page.of(found, page, last -> PageToken.encode(last.scope.toText()));
    }

    private static boolean nameContains(Scope scope, String part) {
        return Stream.of(scope.org(), scope.project())
                .map(name -> name == null ? "" : name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.contains(part));
    }

    /**
     * A scope that the caller may see.
     *
     * @param scope the scope itself
     * @param role the greatest that the caller has there: {@code viewer}, {@code editor} or {@code admin}
     */
    record ScopeResponse(Scope scope, String role) {

        static ScopeResponse of(Scope scope, Role role) {
            return new ScopeResponse(scope, role.toText());
        }
    }
}
