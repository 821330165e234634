package io.fairlead.console.lint;

import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.Secret.ValueWarning;
import io.fairlead.console.api.SecretClient;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Asks what looks wrong with a value before it is kept, so that its author can still repair it. */
@Component
public class ValueWarnings {

    private final SecretClient secrets;

    ValueWarnings(SecretClient secrets) {
        this.secrets = secrets;
    }

    /** @param apply the repairs to make before */
    public List<ValueWarning> find(PageScope scope, NewSecret secret, List<String> apply) {
        return secret.value() == null
                ? List.of()
                : Objects.requireNonNullElse(
                        secrets.check(scope, apply, true, secret).warnings(), List.of());
    }
}
