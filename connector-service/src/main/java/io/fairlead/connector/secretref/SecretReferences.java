package io.fairlead.connector.secretref;

import io.fairlead.access.Grants;
import io.fairlead.access.Role;
import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.document.ParsedDefinition;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.http.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses references to secrets that do not exist, or that the caller has no right to use. */
@Component
public class SecretReferences {

    private final KnownSecrets known;
    private final SecretClient secretService;

    SecretReferences(KnownSecrets known, SecretClient secretService) {
        this.known = known;
        this.secretService = secretService;
    }

    /**
     * The definition, if the document and all of its references are right. Call it outside any transaction.
     *
     * @param before what the connector uses already, which nobody needs a right to keep
     */
    public ConnectorDefinition check(ParsedDefinition parsed, Grants caller, @Nullable RegistryConnection before) {
        var violations = new ArrayList<Violation>();
        try {
            parsed.secrets()
                    .forEach((pointer, secret) ->
                            violations.addAll(violations(pointer, secret, caller, parsed, before)));
        } catch (SecretServiceUnavailable unavailable) {
            if (parsed.violations().isEmpty()) {
                throw unavailable;
            }
        }
        return parsed.orThrow(violations);
    }

    private List<Violation> violations(
            String pointer,
            ResourceReference secret,
            Grants caller,
            ParsedDefinition parsed,
            @Nullable RegistryConnection before) {
        if (mayUse(caller, secret) || (before != null && keeps(before, secret, parsed))) {
            return known.exists(secret) || secretService.find(secret).isPresent()
                    ? List.of()
                    : List.of(missing(pointer, secret));
        }
        var found = secretService.find(secret);
        if (found.isPresent() && found.get().shared()) {
            return List.of();
        }
        return List.of(
                found.isEmpty() && maySee(caller, secret) ? missing(pointer, secret) : notShared(pointer, secret));
    }

    /** To all others a secret that is not there and one that is not shared look the same. */
    private static boolean maySee(Grants caller, ResourceReference secret) {
        return caller.roleIn(secret.scope()).isPresent();
    }

    /** Whoever may change a secret may send it anywhere; who may only see it would learn the value by doing so. */
    private static boolean mayUse(Grants caller, ResourceReference secret) {
        return caller.roleIn(secret.scope())
                .filter(role -> role.includes(Role.EDITOR))
                .isPresent();
    }

    private static boolean keeps(RegistryConnection before, ResourceReference secret, ParsedDefinition parsed) {
        return before.auth().references().contains(secret)
                && parsed.definition() != null
                && isSameRegistry(
                        before.dockerRegistryUrl(),
                        parsed.definition().connection().dockerRegistryUrl())
                && before.trustedTokenHosts()
                        .containsAll(parsed.definition().connection().trustedTokenHosts());
    }

    /** Also where one registry is written in two ways, such as with and without https:// in front. */
    private static boolean isSameRegistry(String before, String now) {
        return before.equals(now)
                || (RegistryUrl.parse(before) instanceof RegistryUrl.Usable one
                        && RegistryUrl.parse(now) instanceof RegistryUrl.Usable other
                        && one.origin().equals(other.origin()));
    }

    /** Whether what was proved with these versions no longer counts. */
    public boolean anyOutdated(List<SecretVersionReference> used) {
        return used.stream().anyMatch(known::hasNewerThan);
    }

    /** Names the scope only: what looks like an identifier may be the secret itself, typed into the wrong field. */
    private static Violation missing(String pointer, ResourceReference secret) {
        return new Violation(
                pointer,
                "SECRET_NOT_FOUND",
                "There is no secret of this identifier in %s. Create it there, or refer to another one."
                        .formatted(describe(secret.scope())));
    }

    private static Violation notShared(String pointer, ResourceReference secret) {
        return new Violation(
                pointer,
                "SECRET_NOT_SHARED",
                "No secret of this identifier in %s is shared with the scopes inside. Ask somebody who may change secrets there to share it, or refer to a secret of your own."
                        .formatted(describe(secret.scope())));
    }

    private static String describe(Scope scope) {
        return scope.project() != null
                ? "the project " + scope.project()
                : scope.org() != null ? "the organisation " + scope.org() : "the account";
    }
}
