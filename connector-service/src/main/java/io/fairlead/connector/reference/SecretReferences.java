package io.fairlead.connector.reference;

import io.fairlead.connector.document.Definition;
import io.fairlead.connector.document.Reading;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersion;
import io.fairlead.http.Fault;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses references to secrets that do not exist. */
@Component
public class SecretReferences {

    private final KnownSecrets known;
    private final SecretClient secretService;

    SecretReferences(KnownSecrets known, SecretClient secretService) {
        this.known = known;
        this.secretService = secretService;
    }

    /** The definition, if the document and all of its references are right. Call it outside any transaction. */
    public Definition check(Reading reading) {
        var faults = new ArrayList<Fault>();
        try {
            reading.secrets().forEach((pointer, secret) -> {
                if (!known.knows(secret) && !secretService.exists(secret)) {
                    faults.add(missing(pointer, secret));
                }
            });
        } catch (SecretServiceUnavailable unavailable) {
            if (reading.faults().isEmpty()) {
                throw unavailable;
            }
        }
        return reading.orRefuse(faults);
    }

    /** Whether what was proved with these versions no longer counts. */
    public boolean outdated(List<SecretVersion> used) {
        return used.stream().anyMatch(known::knowsNewerThan);
    }

    /** Names the scope only: what looks like an identifier may be the secret itself, typed into the wrong field. */
    private static Fault missing(String pointer, Reference secret) {
        return new Fault(
                pointer,
                "SECRET_NOT_FOUND",
                "There is no secret of this identifier in %s. Create it there, or refer to another one."
                        .formatted(place(secret.scope())));
    }

    private static String place(Scope scope) {
        return scope.project() != null
                ? "the project " + scope.project()
                : scope.org() != null ? "the organisation " + scope.org() : "the account";
    }
}
