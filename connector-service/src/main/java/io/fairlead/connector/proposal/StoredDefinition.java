package io.fairlead.connector.proposal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fairlead.connector.document.ConnectorDefinition;

/** A definition in one column; that of a connector has several. */
record StoredDefinition(@JsonValue ConnectorDefinition value) {}
