package io.fairlead.console.connector;

import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.SecretClient;
import org.springframework.stereotype.Component;

/** What somebody who has no connector yet has done already. */
@Component
class FirstThings {

    private final DelegateClient delegates;
    private final SecretClient secrets;

    FirstThings(DelegateClient delegates, SecretClient secrets) {
        this.delegates = delegates;
        this.secrets = secrets;
    }

    record Done(boolean delegate, boolean secret) {}

    Done at(Place place) {
        return new Done(
                !delegates.list(place, true, 1, null).items().isEmpty(),
                !secrets.list(place, null, true, 1, null).items().isEmpty());
    }
}
