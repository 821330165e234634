package io.fairlead.testing.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import java.util.UUID;

/** What is known of a connector. */
public record KnownConnector(UUID connectorId, PublishedDefinition definition) {}
