package io.fairlead.contracts.connector;

import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector as people write it down, in JSON or, below a root {@code connector}, in YAML.
 *
 * @param name for people, 1 to 128 characters
 * @param identifier 1 to 128 characters, letters, digits, {@code _} and {@code $}; unique in its scope and never
 *     changed. Made from the name where it is absent
 * @param description at most 1,024 characters; empty where it is absent
 * @param tags at most 32, each a key with a value, for searching; none where it is absent
 * @param type always {@code DockerRegistry}
 * @param spec where the registry is and how to log in
 */
public record ConnectorDocument(
        String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable Map<String, String> tags,
        String type,
        ConnectorSpec spec) {

    /**
     * Where a registry is, how to log in, and what a test proves.
     *
     * @param dockerRegistryUrl the registry's address, {@code https://} and a host, at most 2,048 characters
     * @param providerType whose registry it is
     * @param auth how to log in
     * @param delegateSelectors tags that a delegate must all have to be given the work; any delegate where there are
     *     none
     * @param repository a repository whose pulling is proved as well, in lower case without host; only the login is
     *     where it is absent
     * @param trustedTokenHosts hosts outside the registry's own domain that may be sent the credential; none where it
     *     is absent
     * @param caCertificates in PEM, trusted besides the system's; none where it is absent or empty
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
     * How to log in to a registry.
     *
     * @param type {@code UsernamePassword} or {@code Anonymous}
     * @param spec the credential; absent for {@code Anonymous}
     */
    public record AuthSpec(String type, @Nullable UsernamePasswordSpec spec) {}

    /**
     * A user name and a password. Exactly one of {@code username} and {@code usernameRef} is needed.
     *
     * @param username the user name itself
     * @param usernameRef the secret that holds the user name: {@code x} in the connector's scope, or {@code org.x} or
     *     {@code account.x} in a wider one
     * @param passwordRef the secret that holds the password or token, written in the same way
     */
    public record UsernamePasswordSpec(
            @Nullable String username, @Nullable String usernameRef, String passwordRef) {}
}
