package io.fairlead.contracts.connector;

import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How people write a connector down; connector-service alone reads it, this is for the API's document.
 *
 * @param name 1 to 128 characters
 * @param identifier made from the name where it is absent
 * @param description at most 1,024 characters
 * @param tags at most 32
 * @param type {@code DockerRegistry}
 */
public record ConnectorDocument(
        String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable Map<String, String> tags,
        String type,
        ConnectorSpec spec) {

    /**
     * @param delegateSelectors tags that a delegate must bear; none means any
     * @param repository also the right to pull it is proved
     * @param trustedTokenHosts outside the registry's own domain
     * @param caCertificates PEM, added to the system's
     */
    public record ConnectorSpec(
            String dockerRegistryUrl,
            ProviderType providerType,
            AuthSpec auth,
            @Nullable List<String> delegateSelectors,
            @Nullable String repository,
            @Nullable List<String> trustedTokenHosts,
            @Nullable String caCertificates) {}

    /**
     * @param type {@code UsernamePassword} or {@code Anonymous}
     * @param spec absent for {@code Anonymous}
     */
    public record AuthSpec(String type, @Nullable UsernamePasswordSpec spec) {}

    /**
     * Exactly one of the first two.
     *
     * @param usernameRef reference to a secret: {@code x}, {@code org.x} or {@code account.x}
     * @param passwordRef the same
     */
    public record UsernamePasswordSpec(
            @Nullable String username, @Nullable String usernameRef, String passwordRef) {}
}
