package io.fairlead.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a delegate needs to know of a connector, save the values of its secrets.
 *
 * @param dockerRegistryUrl as the user typed it, at most 2,048 characters; {@link RegistryUrl} reads it
 * @param auth how the delegate logs in
 * @param delegateSelectors tags that a delegate must all have; none means any delegate
 * @param repository also prove the right to pull from it
 * @param trustedTokenHosts hosts outside the registry's own domain that may see the credential, lower case
 * @param caCertificates PEM, trusted besides the system's; empty for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryConnection(
        String dockerRegistryUrl,
        ProviderType providerType,
        RegistryAuth auth,
        List<String> delegateSelectors,
        @Nullable String repository,
        List<String> trustedTokenHosts,
        String caCertificates) {

    /** Whose registry it is, for those with peculiarities of their own. */
    public enum ProviderType {
        /** Docker Hub. */
        DockerHub,
        /** Harbor, wherever it runs. */
        Harbor,
        /** Quay, or Red Hat's quay.io. */
        Quay,
        /** Any other registry that keeps to the OCI distribution specification, for example IBM's. */
        Other
    }

    /** How the registry is told who asks. */
    @JsonTypeInfo(use = Id.NAME, property = "type")
    public sealed interface RegistryAuth {

        /** Without a credential. */
        @JsonTypeName("Anonymous")
        record Anonymous() implements RegistryAuth {}

        /**
         * With a user name and a password. Exactly one of {@code username} and {@code usernameRef} is there.
         *
         * @param username the user name itself
         * @param usernameRef the secret that holds the user name
         * @param passwordRef the secret that holds the password or token
         */
        @JsonTypeName("UsernamePassword")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record UsernamePassword(
                @Nullable String username, @Nullable ResourceReference usernameRef, ResourceReference passwordRef)
                implements RegistryAuth {}

        /** The secrets it needs, the password's first. */
        default List<ResourceReference> references() {
            return switch (this) {
                case Anonymous() -> List.of();
                case UsernamePassword password ->
                    Stream.concat(Stream.of(password.passwordRef), Stream.ofNullable(password.usernameRef))
                            .toList();
            };
        }
    }
}
