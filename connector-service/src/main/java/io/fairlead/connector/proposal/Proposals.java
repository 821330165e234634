package io.fairlead.connector.proposal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The proposals, at most one of each connector. */
interface Proposals extends Repository<Proposal, UUID> {

    /** Of a row that is locked. */
    Proposal save(Proposal proposal);

    Optional<Proposal> findById(UUID connectorId);

    @Query("select * from connector_proposal where connector_id = :connectorId for update")
    Optional<Proposal> findLockedByConnectorId(UUID connectorId);

    /** How many it was: 0 or 1. */
    @Modifying
    @Query("delete from connector_proposal where proposal_id = :proposalId")
    int delete(UUID proposalId);
}
