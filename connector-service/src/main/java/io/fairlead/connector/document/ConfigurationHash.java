package io.fairlead.connector.document;

import io.fairlead.contracts.protocol.Sha256;
import io.fairlead.contracts.registry.RegistryConnection;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over a connection's JSON with its fields in alphabetical order. */
final class ConfigurationHash {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ConfigurationHash() {}

    static String of(RegistryConnection connection) {
        return Sha256.hex(CANONICAL.writeValueAsBytes(connection));
    }
}
