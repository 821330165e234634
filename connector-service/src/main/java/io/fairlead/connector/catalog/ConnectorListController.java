package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.scope.ScopedMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists and counts connectors, and proposes identifiers that are free. */
@RestController
@ScopedMapping("/connectors")
class ConnectorListController {

    private final ConnectorList connectors;
    private final ConnectorCatalog catalog;

    ConnectorListController(ConnectorList connectors, ConnectorCatalog catalog) {
        this.connectors = connectors;
        this.catalog = catalog;
    }

    @GetMapping
    Page<ConnectorResponse> list(
            Scope scope,
            PageQuery page,
            @RequestParam(required = false) @Nullable ConnectorStatus status,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable ProviderType providerType,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "NAME") ListOrder sort,
            @RequestParam(defaultValue = "false") boolean includeInherited) {
        return connectors.page(
                new ConnectorFilter(scope, includeInherited, status, type, providerType, q, name, tag), sort, page);
    }

    /** No connector can bear this name: an identifier has no hyphen. */
    @GetMapping("/status-counts")
    StatusCounts count(Scope scope, @RequestParam(defaultValue = "false") boolean includeInherited) {
        return StatusCounts.of(connectors.count(ConnectorFilter.all(scope, includeInherited)));
    }

    @GetMapping("/identifiers")
    IdentifierProposal propose(Scope scope, @RequestParam String name) {
        return new IdentifierProposal(catalog.identifierFor(scope, name));
    }

    /**
     * An identifier that nobody had when it was proposed.
     *
     * @param identifier what a connector of this name can be called; nobody has it yet
     */
    record IdentifierProposal(String identifier) {}
}
