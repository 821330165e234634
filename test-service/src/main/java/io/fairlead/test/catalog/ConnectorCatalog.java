package io.fairlead.test.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows every connector's definition, in the version that was heard of last. */
@Component
public class ConnectorCatalog {

    private final Connectors connectors;
    private final ConnectorClient client;

    ConnectorCatalog(Connectors connectors, ConnectorClient client) {
        this.connectors = connectors;
        this.client = client;
    }

    public Change keep(UUID connectorId, long sequence, PublishedDefinition definition) {
        return connectors.keep(connectorId, sequence, definition);
    }

    public void forget(UUID connectorId, long sequence) {
        connectors.forget(connectorId, sequence);
    }

    /** The live connectors that use a secret, locked until the end of the transaction. */
    public List<KnownConnector> lockReferringTo(ResourceReference secret) {
        return connectors.lockReferringTo(secret);
    }

    public Optional<KnownConnector> find(UUID connectorId) {
        return connectors.find(connectorId);
    }

    /** Has connector-service judge a draft; refuses it with the faults that were found. Not inside a transaction. */
    public PublishedDefinition check(Draft draft) {
        return client.check(draft);
    }

    /**
     * As it is at this moment, for somebody who may have changed it a moment ago: connector-service is asked, and what
     * was heard last counts when it is silent. So don't call it inside a transaction.
     */
    public KnownConnector current(ResourceReference reference) {
        try {
            var connector = client.find(reference).orElseThrow(() -> ConnectorNotFound.of(reference));
            connectors.adopt(connector);
            return connector;
        } catch (ConnectorServiceSilent silence) {
            return connectors.find(reference).orElseThrow(() -> silence);
        }
    }
}
