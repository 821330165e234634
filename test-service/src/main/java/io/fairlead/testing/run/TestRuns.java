package io.fairlead.testing.run;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** All runs. */
interface TestRuns extends Repository<TestRun, UUID> {

    /** Of a row that is locked. */
    TestRun save(TestRun run);

    Optional<TestRun> findById(UUID id);

    @Query("select * from test_run where id = :id for update")
    Optional<TestRun> findLockedById(UUID id);

    /** Locked in the order of their ids, against deadlocks. */
    @Query("""
            select * from test_run where connector_id = :connectorId and state in ('REQUESTED', 'RUNNING')
            order by id for update
            """)
    List<TestRun> findLockedOpenOf(UUID connectorId);
}
