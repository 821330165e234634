package io.fairlead.connector.proposal;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.health.Health;
import io.fairlead.connector.version.Edit;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a change tried, and makes it when that has passed. */
@Component
@Transactional
public class Proposing {

    private final Catalog catalog;
    private final Proposals proposals;
    private final AuditLog audit;
    private final Clock clock;

    Proposing(Catalog catalog, Proposals proposals, AuditLog audit, Clock clock) {
        this.catalog = catalog;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty when a test depends on nothing that changes, so that the change was made at once. */
    public Optional<ProposalAnswer> propose(ResourceReference reference, @Nullable String ifMatch, Edit edit) {
        var definition = edit.definition();
        var live = catalog.require(reference.scope(), reference.identifier());
        if (live.configurationHash().equals(definition.configurationHash())) {
            catalog.replace(reference, ifMatch, edit);
            return Optional.empty();
        }
        var id = UUID.randomUUID();
        var connector = catalog.tell(
                reference,
                ifMatch,
                told -> new ConnectorChangeProposed(told.id(), told.sequence(), id, told.toldWith(definition)));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var proposal = new Proposal(
                id,
                connector.id(),
                connector.version(),
                edit,
                now,
                Actor.current().orElse(null),
                null,
                null);
        proposals.keep(proposal);
        audit.record(AuditedChange.of("connector.change-proposed", connector.id(), reference)
                .to(ResourceFingerprint.of(connector.version() + 1, definition)));
        return Optional.of(ProposalAnswer.of(proposal, reference.scope()));
    }

    @Transactional(readOnly = true)
    Proposal require(Connector connector) {
        return proposals
                .of(connector.id())
                .filter(proposal -> proposal.version() == connector.version())
                .orElseThrow(() -> ProposalNotFound.of(connector.reference()));
    }

    void withdraw(Connector connector) {
        if (proposals.forget(require(connector).id()) == 0) {
            throw ProposalNotFound.of(connector.reference());
        }
        audit.record(AuditedChange.of("connector.change-withdrawn", connector.id(), connector.reference()));
    }

    /**
     * Its test has ended. Nothing happens when another proposal or change came between.
     *
     * @param assessment what the test makes of the connector's health once the change is made
     */
    public void tested(UUID proposalId, TestCompleted test, Function<Connector, Health> assessment) {
        catalog.lock(test.connectorId())
                .ifPresent(connector -> proposals
                        .of(connector.id())
                        .filter(proposal ->
                                proposal.id().equals(proposalId) && proposal.version() == connector.version())
                        .ifPresent(proposal -> settle(connector, proposal, test, assessment)));
    }

    private void settle(
            Connector connector, Proposal proposal, TestCompleted test, Function<Connector, Health> assessment) {
        if (proposal.passesWith(test.outcome())) {
            Actor.onBehalfOf(proposal.actor(), () -> catalog.replaceProved(connector, proposal.edit(), assessment));
            proposals.forget(proposal.id());
        } else {
            proposals.failed(proposal.id(), test.testId(), test.outcome());
        }
    }
}
