package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All delegates. */
interface Delegates extends Repository<Delegate, UUID> {

    /** Raises the sequence, for the event that tells of the change. */
    Delegate save(Delegate delegate);

    void delete(Delegate delegate);

    /** Nobody else changes it until the transaction ends, so its events keep their order. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Delegate> findLockedByIdAndScope(UUID id, Scope scope);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Delegate> findLockedById(UUID id);

    @Query("select id from delegate where id > :after order by id limit :limit")
    List<UUID> findIdsAfter(UUID after, int limit);

    /** For an event that changes nothing of the delegate itself; empty once it is deleted. */
    @Query("update delegate set sequence = sequence + 1 where id = :id returning sequence")
    Optional<Long> nextSequence(UUID id);

    @Query("select identity_key from delegate where id = :id")
    Optional<String> findIdentityKey(UUID id);
}
