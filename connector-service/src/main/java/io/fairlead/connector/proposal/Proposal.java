package io.fairlead.connector.proposal;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.jdbc.JsonColumn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A definition that shall replace the connector's once it is proved.
 *
 * @param version of the connector that it was made for; void as soon as the connector has another
 * @param restores the earlier version that it is taken from
 * @param actor whose request it began with
 * @param outcome of its test; absent while that runs, and never one that passed
 */
@Table("connector_proposal")
record Proposal(
        @Column("proposal_id") UUID id,
        @Id UUID connectorId,
        long version,
        @JsonColumn @Column("definition") StoredDefinition stored,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable Actor actor,
        @Nullable UUID testId,
        @Nullable @JsonColumn DiagnosedOutcome outcome) {

    ConnectorDefinition definition() {
        return stored.value();
    }

    /** What it makes of the connector. */
    DefinitionChange change() {
        return new DefinitionChange(definition(), restores, false);
    }

    Proposal failed(UUID test, DiagnosedOutcome result) {
        return new Proposal(id, connectorId, version, stored, restores, createdAt, actor, test, result);
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
