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
class InternalConnectorController {

    private final ConnectorCatalog catalog;

    InternalConnectorController(ConnectorCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Looks up a connector of which no event has arrived yet.
     *
     * @param scope where the connector lives: {@code account}, {@code account/org} or {@code account/org/project}
     * @param identifier the connector's identifier there
     * @return the connector as its last event described it
     */
    @GetMapping("/internal/v1/connectors")
    @RequiresServiceScope("connectors.read")
    KnownConnectorResponse lookUpConnector(@RequestParam String scope, @RequestParam String identifier) {
        var reference = reference(scope, identifier);
        return catalog.find(reference)
                .map(connector ->
                        new KnownConnectorResponse(connector.id(), connector.sequence(), connector.snapshot()))
                .orElseThrow(() -> ConnectorNotFound.of(reference));
    }

    private static ResourceReference reference(String scope, String identifier) {
        try {
            return new ResourceReference(Scope.parse(scope), identifier);
        } catch (IllegalArgumentException | NullPointerException _) {
            throw new InvalidRequest("?scope", "INVALID_REFERENCE", "scope or identifier is not valid.");
        }
    }

    /**
     * A connector as other services know it from events.
     *
     * @param connectorId the connector's id
     * @param sequence of the connector's last event, to be compared with that of events received
     * @param connector what it is
     */
    record KnownConnectorResponse(UUID connectorId, long sequence, ConnectorEvent.PublishedDefinition connector) {}
}
