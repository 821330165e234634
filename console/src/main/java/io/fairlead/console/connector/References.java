package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.Secret;
import io.fairlead.console.api.SecretClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secrets that a connector refers to, as far as whoever looks may see them. */
@Component
class References {

    private final SecretClient secrets;

    References(SecretClient secrets) {
        this.secrets = secrets;
    }

    /** @param secret absent where it is gone, or not for whoever looks */
    record Used(
            String reference,
            Place place,
            String identifier,
            @Nullable Secret secret) {}

    List<Used> of(Connector connector) {
        return connector.secrets().stream()
                .map(reference -> used(reference, connector.place().of(reference)))
                .toList();
    }

    private Used used(String reference, Place place) {
        var identifier = reference.substring(reference.indexOf('.') + 1);
        try {
            return new Used(
                    reference,
                    place,
                    identifier,
                    secrets.read(place, identifier).getBody());
        } catch (ApiProblem _) {
            return new Used(reference, place, identifier, null);
        }
    }
}
