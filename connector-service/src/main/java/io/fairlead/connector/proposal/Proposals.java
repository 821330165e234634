package io.fairlead.connector.proposal;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The proposals, at most one of each connector. */
@Repository
class Proposals {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the place of an earlier one. */
    void save(Proposal proposal) {
        jdbc.sql("""
                insert into connector_proposal (connector_id, proposal_id, version, definition, created_at, actor,
                                                restores)
                values (?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (connector_id) do update
                set proposal_id = excluded.proposal_id, version = excluded.version, definition = excluded.definition,
                    created_at = excluded.created_at, actor = excluded.actor, restores = excluded.restores,
                    test_id = null, outcome = null
                """)
                .params(
                        proposal.connectorId(),
                        proposal.id(),
                        proposal.version(),
                        JSON.writeValueAsString(proposal.definition()),
                        proposal.createdAt().atOffset(ZoneOffset.UTC))
                .param(proposal.actor() == null ? null : proposal.actor().toText())
                .param(proposal.change().restores())
                .update();
    }

    Optional<Proposal> find(UUID connectorId) {
        return jdbc.sql("select * from connector_proposal where connector_id = ?")
                .param(connectorId)
                .query((row, _) -> read(row))
                .optional();
    }

    void saveFailure(UUID proposalId, UUID testId, DiagnosedOutcome outcome) {
        jdbc.sql("update connector_proposal set test_id = ?, outcome = ?::jsonb where proposal_id = ?")
                .params(testId, JSON.writeValueAsString(outcome), proposalId)
                .update();
    }

    /** How many it was: 0 or 1. */
    int delete(UUID proposalId) {
        return jdbc.sql("delete from connector_proposal where proposal_id = ?")
                .param(proposalId)
                .update();
    }

    private static Proposal read(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Proposal(
                row.getObject("proposal_id", UUID.class),
                row.getObject("connector_id", UUID.class),
                row.getLong("version"),
                new DefinitionChange(
                        JSON.readValue(row.getString("definition"), ConnectorDefinition.class),
                        row.getObject("restores", Long.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Actor.parse(row.getString("actor")).orElse(null),
                row.getObject("test_id", UUID.class),
                outcome == null ? null : JSON.readValue(outcome, DiagnosedOutcome.class));
    }
}
