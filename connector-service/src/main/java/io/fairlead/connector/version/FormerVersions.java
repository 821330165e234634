package io.fairlead.connector.version;

import io.fairlead.jdbc.Inserts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The former versions of all connectors. */
interface FormerVersions extends Repository<FormerVersion, FormerVersion.Key>, Inserts<FormerVersion> {

    @Query("select * from connector_version where connector_id = :connectorId and version = :number")
    Optional<FormerVersion> find(UUID connectorId, long number);

    /** The newest first. */
    @Query("""
            select * from connector_version where connector_id = :connectorId and version < :number
            order by version desc limit :limit
            """)
    List<FormerVersion> findBefore(UUID connectorId, long number, int limit);

    @Modifying
    @Query("delete from connector_version where connector_id = :connectorId and version <= :number")
    void deleteUpTo(UUID connectorId, long number);
}
