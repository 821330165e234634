package io.fairlead.connector.document;

import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.jdbc.JsonColumn;

/**
 * What a user says of a connector, its identifier apart.
 *
 * @param name 1 to 128 characters
 * @param description at most 1,024 characters; empty for none
 * @param tags at most 32, for people to find it by
 */
public record ConnectorDefinition(
        String name,
        String description,
        @JsonColumn ConnectorTags tags,
        @JsonColumn RegistryConnection connection) {

    /** The only type there is so far. */
    public static final String TYPE = "DockerRegistry";

    /** Changes exactly when an earlier test no longer proves anything. */
    public String configurationHash() {
        return ConfigurationHash.of(connection);
    }
}
