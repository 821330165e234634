package io.fairlead.secret.usage;

import io.fairlead.contracts.connector.ConnectorEvent.Definition;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.Auth.UsernamePassword;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.scope.Reference;
import java.util.List;

/** Connectors as connector-service tells of them. */
public final class ConnectorFixtures {

    private ConnectorFixtures() {}

    /** At {@code us.icr.io}, in the secret's scope. */
    public static Definition aConnector(String identifier, long version, Reference password) {
        return new Definition(
                new Reference(password.scope(), identifier),
                identifier,
                version,
                "hash",
                at("https://us.icr.io", password));
    }

    public static RegistryConnection at(String url, Reference password) {
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
