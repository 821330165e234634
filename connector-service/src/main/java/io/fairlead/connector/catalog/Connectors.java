package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** All connectors. */
interface Connectors extends Repository<Connector, UUID> {

    /** Of a row that is locked. */
    Connector save(Connector connector);

    void deleteById(UUID id);

    @Query("select * from connector where scope = :scope and identifier = :identifier")
    Optional<Connector> find(Scope scope, String identifier);

    default Optional<Connector> find(ResourceReference reference) {
        return find(reference.scope(), reference.identifier());
    }

    @Query("select * from connector where scope = :scope and identifier = :identifier for update")
    Optional<Connector> findLocked(Scope scope, String identifier);

    default Optional<Connector> findLocked(ResourceReference reference) {
        return findLocked(reference.scope(), reference.identifier());
    }

    @Query("select * from connector where id in (:ids)")
    List<Connector> findAllById(Collection<UUID> ids);

    @Query("select * from connector where id = :id for update")
    Optional<Connector> findLockedById(UUID id);

    @Query("select id from connector where id > :after order by id limit :limit")
    List<UUID> findIdsAfter(UUID after, int limit);

    /** Locked in the order of their ids, so that two rotations cannot wait for each other. */
    @Query("""
            select * from connector
            where id in (select connector_id from connector_secret where scope = :scope and identifier = :identifier)
            order by id for update
            """)
    List<Connector> findLockedReferringTo(Scope scope, String identifier);

    @Query("select identifier from connector where scope = :scope and starts_with(identifier, :beginning)")
    Set<String> findIdentifiersThatBeginWith(Scope scope, String beginning);
}
