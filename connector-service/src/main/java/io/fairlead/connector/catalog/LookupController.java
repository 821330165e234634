package io.fairlead.connector.catalog;

import io.fairlead.access.RequiresServiceScope;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells other programs of a connector of which no event has reached them yet. */
@RestController
class LookupController {

    private final Catalog catalog;

    LookupController(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/internal/v1/connectors")
    @RequiresServiceScope("connectors.read")
    Known read(@RequestParam String scope, @RequestParam String identifier) {
        var reference = reference(scope, identifier);
        return catalog.find(reference)
                .map(connector -> new Known(connector.id(), connector.sequence(), connector.told()))
                .orElseThrow(() -> ConnectorNotFound.of(reference));
    }

    private static ResourceReference reference(String scope, String identifier) {
        try {
            return new ResourceReference(Scope.parse(scope), identifier);
        } catch (IllegalArgumentException | NullPointerException _) {
            throw new InvalidRequest("?scope", "INVALID_REFERENCE", "scope or identifier is not valid.");
        }
    }

    /** @param sequence of the connector's last event, to be compared with that of events heard */
    record Known(UUID connectorId, long sequence, ConnectorEvent.PublishedDefinition connector) {}
}
