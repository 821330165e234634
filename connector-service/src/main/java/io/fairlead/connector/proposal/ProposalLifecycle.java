package io.fairlead.connector.proposal;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a change tried, and makes it when that has passed. */
@Component
@Transactional
public class ProposalLifecycle {

    private final ConnectorCatalog catalog;
    private final Proposals proposals;
    private final ReplaceProposal replaceProposal;
    private final AuditLog audit;
    private final Clock clock;

    ProposalLifecycle(
            ConnectorCatalog catalog,
            Proposals proposals,
            ReplaceProposal replaceProposal,
            AuditLog audit,
            Clock clock) {
        this.catalog = catalog;
        this.proposals = proposals;
        this.replaceProposal = replaceProposal;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty when a test depends on nothing that changes, so that the change was made at once. */
    public Optional<ProposalResponse> propose(
            ResourceReference reference, @Nullable String ifMatch, DefinitionChange change) {
        var definition = change.definition();
        // Under the lock: what another change has made of it meanwhile must not be replaced without a test.
        var live = catalog.lock(reference, ifMatch);
        if (live.configurationHash().equals(definition.configurationHash())) {
            catalog.replace(reference, ifMatch, change);
            return Optional.empty();
        }
        var id = UUID.randomUUID();
        var connector = catalog.publish(
                reference,
                ifMatch,
                next -> new ConnectorChangeProposed(next.id(), next.sequence(), id, next.snapshotWith(definition)));
        var now = clock.instant();
        var proposal = new Proposal(
                id,
                connector.id(),
                connector.version(),
                new StoredDefinition(definition),
                change.restores(),
                now,
                Actor.current().orElse(null),
                null,
                null);
        replaceProposal.replace(proposal);
        audit.record(AuditedChange.of("connector.change-proposed", connector.id(), reference)
                .to(ResourceFingerprint.of(connector.version() + 1, definition)));
        return Optional.of(ProposalResponse.of(proposal, reference.scope()));
    }

    @Transactional(readOnly = true)
    Proposal require(Connector connector) {
        return proposals
                .findById(connector.id())
                .filter(proposal -> proposal.version() == connector.version())
                .orElseThrow(() -> ProposalNotFound.of(connector.reference()));
    }

    void withdraw(Connector connector) {
        if (proposals.delete(require(connector).id()) == 0) {
            throw ProposalNotFound.of(connector.reference());
        }
        audit.record(AuditedChange.of("connector.change-withdrawn", connector.id(), connector.reference()));
    }

    /**
     * Its test has ended. Nothing happens when another proposal or change came between.
     *
     * @param assessment what the test makes of the connector's health once the change is made
     */
    public void applyTestResult(UUID proposalId, TestCompleted test, Function<Connector, ConnectorHealth> assessment) {
        catalog.lock(test.connectorId())
                .ifPresent(connector -> proposals
                        .findLockedByConnectorId(connector.id())
                        .filter(proposal ->
                                proposal.id().equals(proposalId) && proposal.version() == connector.version())
                        .ifPresent(proposal -> settle(connector, proposal, test, assessment)));
    }

    private void settle(
            Connector connector,
            Proposal proposal,
            TestCompleted test,
            Function<Connector, ConnectorHealth> assessment) {
        if (proposal.passesWith(test.outcome())) {
            Actor.onBehalfOf(proposal.actor(), () -> catalog.replaceTested(connector, proposal.change(), assessment));
            proposals.delete(proposal.id());
        } else {
            proposals.save(proposal.failed(test.testId(), test.outcome()));
        }
    }
}
