package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connector as connector-service answers it. */
public record Connector(
        UUID id,
        Scope scope,
        String name,
        String identifier,
        String description,
        Map<String, String> tags,
        String type,
        Spec spec,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Status status) {

    /** Which registry, and how to reach it. */
    public record Spec(
            String dockerRegistryUrl,
            String providerType,
            Auth auth,
            List<String> delegateSelectors,
            @Nullable String repository,
            List<String> trustedTokenHosts,
            String caCertificates) {}

    /** @param spec absent for Anonymous */
    public record Auth(String type, @Nullable Login spec) {}

    /** Exactly one of username and its reference. */
    public record Login(
            @Nullable String username,
            @Nullable String usernameRef,
            @Nullable String passwordRef) {}

    /**
     * Whether it works, as far as the last test of {@code testedVersion} could tell.
     *
     * @param since when it became so
     * @param certificateExpiresAt of the registry, where the last test warned of it
     */
    public record Status(
            String status,
            @Nullable Instant since,
            long testedVersion,
            @Nullable String verdict,
            @Nullable String code,
            @Nullable String errorSummary,
            @Nullable String remedy,
            @Nullable Instant testedAt,
            @Nullable Instant lastConnectedAt,
            @Nullable UUID testId,
            @Nullable DelegateName delegate,
            @Nullable Instant certificateExpiresAt) {}

    /** The delegate that tested. */
    public record DelegateName(UUID id, String name) {}

    public PageScope pageScope() {
        return PageScope.of(scope);
    }

    /** The references to secrets that it names, as it writes them. */
    public List<String> secretReferences() {
        var login = spec.auth().spec();
        return login == null
                ? List.of()
                : Stream.of(login.usernameRef(), login.passwordRef())
                        .filter(Objects::nonNull)
                        .toList();
    }

    public String etag() {
        return "\"" + version + "\"";
    }
}
