package io.fairlead.testing;

import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes runs in the database, as time or another instance of this service would. */
@TestComponent
class StoredRuns {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StoredRuns(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean hasBegun(UUID testId) {
        return jdbc.sql("select sequence > 0 from test_run where id = ?")
                .param(testId)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    void passDeadlineOf(UUID testId) {
        jdbc.sql("update test_run set deadline = now() - interval '1 second' where id = ?")
                .param(testId)
                .update();
    }

    /** Writes what another instance would write; nothing in this one is woken by it. */
    void completeElsewhere(UUID testId) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update test_run set state = 'CANCELLED', sequence = 2 where id = ?")
                    .param(testId)
                    .update();
            jdbc.sql("insert into test_run_event (run_id, sequence, type, body) values (?, 2, 'TestCompleted', '{}')")
                    .param(testId)
                    .update();
        });
    }
}
