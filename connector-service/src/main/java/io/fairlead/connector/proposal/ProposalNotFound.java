package io.fairlead.connector.proposal;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** No change of the connector is proposed. */
@Problem(status = HttpStatus.NOT_FOUND, code = "PROPOSAL_NOT_FOUND")
class ProposalNotFound extends RuntimeException {

    private ProposalNotFound(String message) {
        super(message);
    }

    static ProposalNotFound of(ResourceReference connector) {
        return new ProposalNotFound(
                "No change of connector %s in %s is proposed: it took effect, was withdrawn, or was overtaken."
                        .formatted(connector.identifier(), connector.scope()));
    }
}
