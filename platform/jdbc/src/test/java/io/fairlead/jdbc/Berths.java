package io.fairlead.jdbc;

import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All berths. */
interface Berths extends Repository<Berth, UUID>, Inserts<Berth> {

    Berth save(Berth berth);

    Optional<Berth> findById(UUID id);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Berth> findLockedById(UUID id);

    @Query("select * from berth where scope = :scope and state = :state for update skip locked")
    List<Berth> lockIn(Scope scope, Berth.State state);

    @Modifying
    @Query("update berth set ship = :ship where id = :id")
    int moor(UUID id, Berth.Ship ship);
}
