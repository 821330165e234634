package io.fairlead.connector.proposal;

import io.fairlead.connector.document.DefinitionWriter;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.diagnosis.Verdict;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change as the API tells it.
 *
 * @param version of the connector that it would replace
 * @param verdict present, with what explains it, when its test did not pass
 */
record ProposalAnswer(
        UUID id,
        long version,
        Proposal.State state,
        String name,
        String description,
        Map<String, String> tags,
        Map<String, Object> spec,
        Instant createdAt,
        @Nullable UUID testId,
        @Nullable Verdict verdict,
        @Nullable Diagnosis code,
        @Nullable String summary,
        @Nullable String remedy) {

    static ProposalAnswer of(Proposal proposal, Scope scope) {
        var definition = proposal.definition();
        var outcome = Optional.ofNullable(proposal.outcome());
        return new ProposalAnswer(
                proposal.id(),
                proposal.version(),
                proposal.state(),
                definition.name(),
                definition.description(),
                definition.tags(),
                DefinitionWriter.spec(definition.connection(), scope),
                proposal.createdAt(),
                proposal.testId(),
                outcome.map(Outcome::verdict).orElse(null),
                outcome.map(Outcome::code).orElse(null),
                outcome.map(Outcome::summary).orElse(null),
                outcome.map(Outcome::remedy).orElse(null));
    }
}
