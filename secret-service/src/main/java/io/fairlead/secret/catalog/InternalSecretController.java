package io.fairlead.secret.catalog;

import io.fairlead.access.RequiresServiceScope;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells other services whether a secret exists, and who may use it. */
@RestController
class InternalSecretController {

    private final Secrets secrets;

    InternalSecretController(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Looks up a secret, to tell whether it exists and who may use it.
     *
     * @param path where the secret lives, as {@link Scope#toText()} writes it; not called scope, which the API reads
     *     from the path
     * @param identifier the secret's identifier there
     * @return the secret, without its value
     */
    @GetMapping("/internal/v1/secrets")
    @RequiresServiceScope("secrets.read")
    SecretLookupResponse lookUpSecret(@RequestParam("scope") String path, @RequestParam String identifier) {
        var reference = SecretNotFound.referenceOrThrow(scope(path), identifier);
        return secrets.findByScopeAndIdentifier(reference.scope(), reference.identifier())
                .map(secret ->
                        new SecretLookupResponse(secret.id(), path, identifier, secret.version(), secret.shared()))
                .orElseThrow(() -> SecretNotFound.named(reference));
    }

    private static Scope scope(String path) {
        try {
            return Scope.parse(path);
        } catch (IllegalArgumentException _) {
            throw new InvalidRequest(
                    "?scope", "INVALID_SCOPE", "A scope is account, account/org or account/org/project.");
        }
    }

    /**
     * A secret as other services know it.
     *
     * @param secretId given when it was created
     * @param scope where it lives, as it was asked for
     * @param identifier as it was asked for
     * @param version of the live value, from 1; 0 while there is none
     * @param shared whether connectors of the scopes within its own may refer to it
     */
    record SecretLookupResponse(UUID secretId, String scope, String identifier, long version, boolean shared) {}
}
