package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.Status;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.Page;
import io.fairlead.http.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists connectors, and proposes identifiers that are free. */
@RestController
@RequestMapping({
    "/api/v1/connectors",
    "/api/v1/orgs/{org}/connectors",
    "/api/v1/orgs/{org}/projects/{project}/connectors"
})
class ListController {

    private final ConnectorList connectors;
    private final Catalog catalog;

    ListController(ConnectorList connectors, Catalog catalog) {
        this.connectors = connectors;
        this.catalog = catalog;
    }

    @GetMapping
    Page<ConnectorAnswer> list(
            Scope scope,
            PageQuery page,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable ProviderType providerType,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "false") boolean includeInherited) {
        var wish = new ConnectorList.Wish(scope, includeInherited, status, type, providerType, name, tag);
        return connectors.page(wish, page);
    }

    @GetMapping("/identifiers")
    Proposal propose(Scope scope, @RequestParam String name) {
        return new Proposal(catalog.identifierFor(scope, name));
    }

    /** An identifier that nobody had when it was proposed. */
    record Proposal(String identifier) {}
}
