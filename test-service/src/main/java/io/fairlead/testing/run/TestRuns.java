package io.fairlead.testing.run;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** All runs. */
interface TestRuns extends Repository<TestRun, UUID> {

    /** Of a row that is locked. */
    TestRun save(TestRun run);

    Optional<TestRun> findById(UUID id);

    @Query("select * from test_run where id = :id for update")
    Optional<TestRun> findLockedById(UUID id);

    /** One that has not begun, unless somebody else has it in hand. */
    @Query("""
            select * from test_run where id = :id and state = 'REQUESTED' and sequence = 0
            for update skip locked
            """)
    Optional<TestRun> findStoredUnlocked(UUID id);

    @Modifying
    @Query("""
            update test_run set deadline = now() + interval '1 minute'
            where state = 'REQUESTED' and sequence = 0 and deadline < now() + interval '30 s'
            """)
    void prolongStored();

    @Modifying
    @Query("update test_run set deadline = now() + :millis * interval '1 ms' where id = :id")
    void prolong(UUID id, long millis);

    /** Locked in the order of their ids, against deadlocks. */
    @Query("""
            select * from test_run where connector_id = :connectorId and state in ('REQUESTED', 'RUNNING')
            order by id for update
            """)
    List<TestRun> findLockedOpenOf(UUID connectorId);
}
