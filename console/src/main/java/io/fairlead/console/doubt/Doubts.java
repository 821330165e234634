package io.fairlead.console.doubt;

import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.Secret.Warning;
import io.fairlead.console.api.SecretClient;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Asks what looks wrong with a value before it is kept, so that whoever typed it can still mend it. */
@Component
public class Doubts {

    private final SecretClient secrets;

    Doubts(SecretClient secrets) {
        this.secrets = secrets;
    }

    /** @param apply what is to be mended before */
    public List<Warning> about(Place place, NewSecret secret, List<String> apply) {
        return secret.value() == null
                ? List.of()
                : Objects.requireNonNullElse(
                        secrets.check(place, apply, true, secret).warnings(), List.of());
    }
}
