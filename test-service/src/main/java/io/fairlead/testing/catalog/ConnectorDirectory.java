package io.fairlead.testing.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows every connector's definition, in the version that was heard of last. */
@Component
public class ConnectorDirectory {

    private final KnownConnectors connectors;
    private final ConnectorClient client;

    ConnectorDirectory(KnownConnectors connectors, ConnectorClient client) {
        this.connectors = connectors;
        this.client = client;
    }

    public ProjectionUpdate save(UUID connectorId, long sequence, PublishedDefinition definition) {
        return connectors.save(connectorId, sequence, definition);
    }

    public void delete(UUID connectorId, long sequence) {
        connectors.delete(connectorId, sequence);
    }

    /** The live connectors that use a secret, locked until the end of the transaction. */
    public List<KnownConnector> lockReferringTo(ResourceReference secret) {
        return connectors.lockReferringTo(secret);
    }

    public Optional<KnownConnector> find(UUID connectorId) {
        return connectors.find(connectorId);
    }

    /** Has connector-service judge a draft; refuses it with the faults that were found. Not inside a transaction. */
    public PublishedDefinition check(ConnectorDraft draft) {
        return client.check(draft);
    }

    /**
     * As it is at this moment, for somebody who may have changed it a moment ago: connector-service is asked, and what
     * was heard last counts when it is silent. So don't call it inside a transaction.
     */
    public KnownConnector requireCurrent(Scope scope, String identifier) {
        if (!ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            throw ConnectorNotFound.of(scope, identifier);
        }
        var reference = new ResourceReference(scope, identifier);
        try {
            var connector = client.find(reference).orElseThrow(() -> ConnectorNotFound.of(scope, identifier));
            connectors.saveUntilFirstEvent(connector);
            return connector;
        } catch (ConnectorServiceUnavailable unavailable) {
            return connectors.find(reference).orElseThrow(() -> unavailable);
        }
    }
}
