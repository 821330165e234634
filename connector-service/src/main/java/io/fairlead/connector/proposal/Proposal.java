package io.fairlead.connector.proposal;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A definition that shall replace the connector's once it is proved.
 *
 * @param version of the connector that it was made for; void as soon as the connector has another
 * @param change what it makes of the connector
 * @param actor whose request it began with
 * @param outcome of its test; absent while that runs, and never one that passed
 */
record Proposal(
        UUID id,
        UUID connectorId,
        long version,
        DefinitionChange change,
        Instant createdAt,
        @Nullable Actor actor,
        @Nullable UUID testId,
        @Nullable DiagnosedOutcome outcome) {

    ConnectorDefinition definition() {
        return change.definition();
    }

    /** Without a credential there is none to be proved. */
    boolean passesWith(DiagnosedOutcome result) {
        return switch (result.verdict()) {
            case VERIFIED -> true;
            case NOT_CHECKED_ANONYMOUS -> definition().connection().auth() instanceof Anonymous;
            case VERIFIED_NO_ACCESS_TO_REPO, NOT_VERIFIABLE, NOT_TESTED, REJECTED, UNREACHABLE, REFUSED_BY_POLICY ->
                false;
        };
    }

    ProposalResponse.State state() {
        return outcome == null ? ProposalResponse.State.TESTING : ProposalResponse.State.FAILED;
    }
}
