package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.InvalidRequest;
import io.fairlead.http.Page;
import io.fairlead.http.PageQuery;
import io.fairlead.http.PageToken;
import io.fairlead.secret.usage.User;
import io.fairlead.secret.usage.Users;
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

    private final LiveVersions versions;
    private final Users users;

    ReferenceController(LiveVersions versions, Users users) {
        this.versions = versions;
        this.users = users;
    }

    @GetMapping
    Page<User> list(Scope scope, @PathVariable String identifier, PageQuery page) {
        var secret = SecretNotFound.orReference(scope, identifier);
        if (versions.find(secret).isEmpty()) {
            throw SecretNotFound.named(secret);
        }
        var found = users.of(secret, after(page.pageToken()), page.pageSize() + 1);
        if (found.size() <= page.pageSize()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, page.pageSize());
        var last = items.getLast().connector();
        return new Page<>(items, PageToken.encode(last.scope().path(), last.identifier()));
    }

    private static @Nullable Reference after(@Nullable String token) {
        if (token == null) {
            return null;
        }
        var parts = PageToken.decode(token, 2);
        try {
            return new Reference(Scope.parse(parts.getFirst()), parts.getLast());
        } catch (IllegalArgumentException _) {
            throw new InvalidRequest("?pageToken", "BAD_PAGE_TOKEN", "This is no page token of this list.");
        }
    }
}
