package io.fairlead.connector.proposal;

import io.fairlead.connector.document.DefinitionWriter;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ResourceUri;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A change that has to be proved before it goes live.
 *
 * @param id of the proposal
 * @param version of the connector that it would replace
 * @param state how far it is
 * @param restores the earlier version that it takes its definition from; absent where it is a new one
 * @param name as it would be
 * @param description as it would be
 * @param tags as they would be
 * @param spec as it would be (see {@code ConnectorSpec})
 * @param createdAt when it was proposed
 * @param testId the test that is to prove it; absent until one has begun
 * @param verdict what the test proved; present when it did not pass
 * @param code what exactly the test found; present when it did not pass
 * @param summary one sentence about this very case; present when it did not pass
 * @param remedy what to do about it; absent where the test passed or nothing helps
 */
public record ProposalResponse(
        UUID id,
        long version,
        State state,
        @Nullable Long restores,
        String name,
        String description,
        Map<String, String> tags,
        Map<String, Object> spec,
        Instant createdAt,
        @Nullable UUID testId,
        @Nullable ConnectionVerdict verdict,
        @Nullable Diagnosis code,
        @Nullable String summary,
        @Nullable String remedy) {

    /** 202 with the proposal; 200 where nothing had to be proved, so that the connector is changed already. */
    public static ResponseEntity<ProposalResponse> entity(
            Optional<ProposalResponse> proposal, ResourceReference connector) {
        return proposal.map(answer -> ResponseEntity.accepted()
                        .location(ResourceUri.of(connector.scope(), "connectors", connector.identifier(), "proposal"))
                        .body(answer))
                .orElseGet(() -> ResponseEntity.ok()
                        .location(ResourceUri.of(connector.scope(), "connectors", connector.identifier()))
                        .build());
    }

    static ProposalResponse of(Proposal proposal, Scope scope) {
        var definition = proposal.definition();
        var outcome = Optional.ofNullable(proposal.outcome());
        return new ProposalResponse(
                proposal.id(),
                proposal.version(),
                proposal.state(),
                proposal.change().restores(),
                definition.name(),
                definition.description(),
                definition.tags().values(),
                DefinitionWriter.spec(definition.connection(), scope),
                proposal.createdAt(),
                proposal.testId(),
                outcome.map(DiagnosedOutcome::verdict).orElse(null),
                outcome.map(DiagnosedOutcome::code).orElse(null),
                outcome.map(DiagnosedOutcome::summary).orElse(null),
                outcome.map(DiagnosedOutcome::remedy).orElse(null));
    }

    /** What has become of it so far. */
    public enum State {
        /** Its test has yet to end. */
        TESTING,
        /** Its test did not pass; the connector is as it was. */
        FAILED
    }
}
