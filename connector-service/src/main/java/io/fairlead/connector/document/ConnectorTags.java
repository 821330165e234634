package io.fairlead.connector.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** What people find a connector by; one JSON object where it is stored. */
public record ConnectorTags(@JsonValue Map<String, String> values) {}
