package io.fairlead.secret.reference;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.List;

/** Connectors as connector-service tells of them. */
public final class ConnectorFixtures {

    private ConnectorFixtures() {}

    /** At {@code us.icr.io}, in the secret's scope. */
    public static PublishedDefinition aConnector(String identifier, long version, ResourceReference password) {
        return new PublishedDefinition(
                new ResourceReference(password.scope(), identifier),
                identifier,
                version,
                "hash",
                at("https://us.icr.io", password));
    }

    public static RegistryConnection at(String url, ResourceReference password) {
        return new RegistryConnection(
                url,
                ProviderType.Other,
                new UsernamePassword("iamapikey", null, password),
                List.of(),
                null,
                List.of(),
                "");
    }
}
