package io.fairlead.connector.operation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All operations. */
interface OperationRuns extends Repository<OperationRun, UUID> {

    /** Of a row that is locked; answers with the version that it has then. */
    OperationRun save(OperationRun run);

    Optional<OperationRun> findById(UUID id);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<OperationRun> findLockedById(UUID id);
}
