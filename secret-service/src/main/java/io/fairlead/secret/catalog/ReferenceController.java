package io.fairlead.secret.catalog;

import io.fairlead.access.CallerResolver;
import io.fairlead.access.Grant;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.secret.usage.User;
import io.fairlead.secret.usage.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who refers to a secret; a connector that was saved a moment ago may be missing. */
@RestController
@RequestMapping({
    "/api/v1/secrets/{identifier}/references",
    "/api/v1/orgs/{org}/secrets/{identifier}/references",
    "/api/v1/orgs/{org}/projects/{project}/secrets/{identifier}/references"
})
class ReferenceController {

    private final SecretCatalog catalog;
    private final Users users;
    private final CallerResolver callers;

    ReferenceController(SecretCatalog catalog, Users users, CallerResolver callers) {
        this.catalog = catalog;
        this.users = users;
        this.callers = callers;
    }

    /**
     * Part of the connectors that refer to a secret.
     *
     * @param total of all parts, hidden ones included
     * @param hidden those in scopes that the caller may not see; they are counted and not named
     */
    record References(List<User> items, @Nullable String nextPageToken, long total, long hidden) {}

    @GetMapping
    References list(Scope scope, @PathVariable String identifier, PageQuery page, HttpServletRequest request) {
        var secret = SecretNotFound.orReference(scope, identifier);
        catalog.require(secret);
        var places =
                callers.grantsOf(request).grants().stream().map(Grant::scope).toList();
        var total = users.count(secret);
        var hidden = total - users.countSeenFrom(places, secret);
        var found = users.seenFrom(places, secret, after(page.pageToken()), page.pageSize() + 1);
        if (found.size() <= page.pageSize()) {
            return new References(found, null, total, hidden);
        }
        var items = found.subList(0, page.pageSize());
        var last = items.getLast().connector();
        return new References(items, PageToken.encode(last.scope().toText(), last.identifier()), total, hidden);
    }

    private static @Nullable ResourceReference after(@Nullable String token) {
        if (token == null) {
            return null;
        }
        var parts = PageToken.decode(token, 2);
        try {
            return new ResourceReference(Scope.parse(parts.getFirst()), parts.getLast());
        } catch (IllegalArgumentException _) {
            throw PageToken.invalid();
        }
    }
}
