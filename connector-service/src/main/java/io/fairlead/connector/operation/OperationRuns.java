package io.fairlead.connector.operation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** All operations. */
interface OperationRuns extends Repository<OperationRun, UUID> {

    /** Of a row that is locked; answers with the version that it has then. */
    OperationRun save(OperationRun run);

    Optional<OperationRun> findById(UUID id);

    @Query("select * from operation where id = :id for update")
    Optional<OperationRun> findLockedById(UUID id);
}
