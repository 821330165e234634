package io.fairlead.connector.catalog;

import io.fairlead.connector.catalog.ConnectorController.ValidationResponse;

/** What a request to create a connector is answered: the connector, or that it could be created. */
sealed interface CreationResponse permits ConnectorResponse, ValidationResponse {}
