package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which version of a secret is live. */
@Component
public class LiveVersions {

    private final Secrets secrets;

    LiveVersions(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Version 0 when the secret has no value yet; empty when there is no such secret. */
    public Optional<SecretVersionReference> find(ResourceReference secret) {
        return secrets.findByScopeAndIdentifier(secret.scope(), secret.identifier())
                .map(Secret::live);
    }
}
