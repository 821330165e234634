package io.fairlead.console.connector;

import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.SecretClient;
import org.springframework.stereotype.Component;

/** What somebody who has no connector yet has done already. */
@Component
class GettingStarted {

    private final DelegateClient delegates;
    private final SecretClient secrets;

    GettingStarted(DelegateClient delegates, SecretClient secrets) {
        this.delegates = delegates;
        this.secrets = secrets;
    }

    record SetupProgress(boolean delegate, boolean secret) {}

    SetupProgress progress(PageScope scope) {
        return new SetupProgress(
                !delegates.list(scope, true, 1, null).items().isEmpty(),
                !secrets.list(scope, null, true, 1, null).items().isEmpty());
    }
}
