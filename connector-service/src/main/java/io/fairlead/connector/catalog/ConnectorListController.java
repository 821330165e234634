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
    private final ConnectorQuota quota;

    ConnectorListController(ConnectorList connectors, ConnectorCatalog catalog, ConnectorQuota quota) {
        this.connectors = connectors;
        this.catalog = catalog;
        this.quota = quota;
    }

    /**
     * Lists connectors.
     *
     * @param status only connectors of this status
     * @param type only connectors of this type; there is none but {@code DockerRegistry}
     * @param providerType only connectors of this provider
     * @param q up to 8 words, each of which stands in the name, identifier, description, tags or registry host, in any
     *     case
     * @param name part of the name or the identifier, in any case
     * @param tag the key of a tag, or {@code key:value}
     * @param sort what the list is sorted by
     * @return one page of the connectors
     */
    @GetMapping
    Page<ConnectorResponse> listConnectors(
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

    /**
     * Counts connectors by status, type and provider.
     *
     * @param type only connectors of this type; there is none but {@code DockerRegistry}
     * @param providerType only connectors of this provider
     * @param q up to 8 words, each of which stands in the name, identifier, description, tags or registry host, in any
     *     case
     * @param name part of the name or the identifier, in any case
     * @param tag the key of a tag, or {@code key:value}
     * @return the counts
     */
    // No connector can have this name: an identifier has no hyphen.
    @GetMapping("/status-counts")
    StatusCounts countConnectors(
            Scope scope,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable ProviderType providerType,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "false") boolean includeInherited) {
        return StatusCounts.of(
                connectors.count(new ConnectorFilter(scope, includeInherited, null, type, providerType, q, name, tag)));
    }

    /**
     * Reads how many connectors there may be.
     *
     * @return the bound of the scope's organisation, or of the account itself, and how near it is to it
     */
    @GetMapping("/connector-quota")
    ConnectorQuota.QuotaResponse getConnectorQuota(Scope scope) {
        return quota.read(scope);
    }

    /**
     * Proposes an identifier for a connector of a name.
     *
     * @param name the name that the connector is to have
     * @return an identifier that no connector of the scope has
     */
    @GetMapping("/identifiers")
    IdentifierProposal proposeIdentifier(Scope scope, @RequestParam String name) {
        return new IdentifierProposal(catalog.identifierFor(scope, name));
    }

    /**
     * An identifier that nobody had when it was proposed.
     *
     * @param identifier what a connector of this name can be called; nobody has it yet
     */
    record IdentifierProposal(String identifier) {}
}
