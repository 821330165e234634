package io.fairlead.connector.proposal;

import io.fairlead.contracts.scope.ResourceReference;

/** No change of the connector is proposed. */
public class ProposalNotFound extends RuntimeException {

    private ProposalNotFound(String message) {
        super(message);
    }

    static ProposalNotFound of(ResourceReference connector) {
        return new ProposalNotFound(
                "No change of connector %s in %s is proposed: it took effect, was withdrawn, or was overtaken."
                        .formatted(connector.identifier(), connector.scope()));
    }
}
