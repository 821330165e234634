package io.fairlead.secret.reference;

import io.fairlead.contracts.scope.ResourceReference;
import java.util.UUID;

/**
 * A connector that refers to a secret.
 *
 * @param connectorId the connector's id
 * @param connector its scope and identifier
 * @param name the connector's, for people
 */
public record ReferencingConnector(UUID connectorId, ResourceReference connector, String name) {

    /**
     * With what a trial needs to know of it.
     *
     * @param configurationHash another one when the connector was changed in anything that a test depends on
     * @param login equal where a wrong value would cost the same account a failed login
     */
    public record TrialCandidate(ReferencingConnector connector, String configurationHash, String login) {}
}
