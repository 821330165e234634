package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;

/** Another secret of that scope has the identifier; names a free one. */
public class IdentifierTaken extends RuntimeException {

    private final String proposal;

    private IdentifierTaken(String message, String proposal) {
        super(message);
        this.proposal = proposal;
    }

    static IdentifierTaken of(ResourceReference secret, String proposal) {
        return new IdentifierTaken(
                "There is already a secret %s in %s; %s is free."
                        .formatted(secret.identifier(), secret.scope(), proposal),
                proposal);
    }

    public String proposal() {
        return proposal;
    }
}
