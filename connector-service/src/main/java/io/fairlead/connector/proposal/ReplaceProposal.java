package io.fairlead.connector.proposal;

import io.fairlead.jdbc.AggregateRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores a new proposal in the place of an earlier one of its connector, if there is one. */
@Repository
class ReplaceProposal {

    private static final String UPSERT = """
            insert into connector_proposal (connector_id, proposal_id, version, definition, created_at, actor, restores)
            values (:connector_id, :proposal_id, :version, :definition, :created_at, :actor, :restores)
            on conflict (connector_id) do update
            set proposal_id = excluded.proposal_id, version = excluded.version, definition = excluded.definition,
                created_at = excluded.created_at, actor = excluded.actor, restores = excluded.restores,
                test_id = null, outcome = null
            """;

    private final JdbcClient jdbc;
    private final AggregateRows rows;

    ReplaceProposal(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    void replace(Proposal proposal) {
        jdbc.sql(UPSERT).params(rows.columns(proposal)).update();
    }
}
