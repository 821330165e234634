package io.fairlead.secret.catalog;

import io.fairlead.access.CallerResolver;
import io.fairlead.access.Grant;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.secret.reference.ReferencingConnector;
import io.fairlead.secret.reference.ReferencingConnectors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who refers to a secret; a connector that was saved a moment ago may be missing. */
@RestController
@ScopedMapping("/secrets/{identifier}/references")
class ReferenceController {

    private final SecretCatalog catalog;
    private final ReferencingConnectors referencingConnectors;
    private final CallerResolver callers;

    ReferenceController(SecretCatalog catalog, ReferencingConnectors referencingConnectors, CallerResolver callers) {
        this.catalog = catalog;
        this.referencingConnectors = referencingConnectors;
        this.callers = callers;
    }

    /**
     * Part of the connectors that refer to a secret.
     *
     * @param items those that the caller may see, in the order of scope and identifier
     * @param nextPageToken to be sent as {@code pageToken} for the next page; absent on the last
     * @param total of all pages, hidden ones included
     * @param hidden those in scopes that the caller may not see; they are counted and not named
     */
    record ReferencesResponse(
            List<ReferencingConnector> items, @Nullable String nextPageToken, long total, long hidden) {}

    /**
     * Lists the connectors that refer to a secret.
     *
     * <p>One that was saved a moment ago may be missing.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @return one page of the connectors
     */
    @GetMapping
    ReferencesResponse listSecretReferences(
            Scope scope, @PathVariable String identifier, PageQuery page, HttpServletRequest request) {
        var secret = SecretNotFound.referenceOrThrow(scope, identifier);
        catalog.require(secret);
        var scopes =
                callers.grantsOf(request).grants().stream().map(Grant::scope).toList();
        var total = referencingConnectors.count(secret);
        var hidden = total - referencingConnectors.countVisibleFrom(scopes, secret);
        var after = PageToken.<@Nullable ResourceReference>decode(
                page.pageToken(),
                2,
                null,
                parts -> new ResourceReference(Scope.parse(parts.getFirst()), parts.getLast()));
        var shown = Page.of(
                referencingConnectors.listVisibleFrom(scopes, secret, after, page.limit()),
                page,
                last -> PageToken.encode(
                        last.connector().scope().toText(), last.connector().identifier()));
        return new ReferencesResponse(shown.items(), shown.nextPageToken(), total, hidden);
    }
}
