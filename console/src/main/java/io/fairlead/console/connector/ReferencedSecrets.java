package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.Secret;
import io.fairlead.console.api.SecretClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secrets that a connector refers to, as far as whoever looks may see them. */
@Component
class ReferencedSecrets {

    private final SecretClient secrets;

    ReferencedSecrets(SecretClient secrets) {
        this.secrets = secrets;
    }

    /** @param secret absent where it is gone, or not for whoever looks */
    record ReferencedSecret(
            String reference,
            PageScope pageScope,
            String identifier,
            @Nullable Secret secret) {}

    List<ReferencedSecret> list(Connector connector) {
        return connector.secretReferences().stream()
                .map(reference -> read(reference, connector.pageScope().resolve(reference)))
                .toList();
    }

    private ReferencedSecret read(String reference, PageScope scope) {
        var identifier = reference.substring(reference.indexOf('.') + 1);
        try {
            return new ReferencedSecret(
                    reference,
                    scope,
                    identifier,
                    secrets.read(scope, identifier).getBody());
        } catch (ApiProblem _) {
            return new ReferencedSecret(reference, scope, identifier, null);
        }
    }
}
