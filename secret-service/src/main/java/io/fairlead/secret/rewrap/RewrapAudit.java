package io.fairlead.secret.rewrap;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the audit when data keys begin to move under a master key and when all have: once, whoever moves them. */
@Repository
class RewrapAudit {

    private static final String BEGIN = """
            update master_key set rewrap_begun_at = :now, rewrap_ended_at = null
            where id = :key and (rewrap_begun_at is null or rewrap_ended_at is not null)
            """;
    private static final String END = """
            update master_key set rewrap_ended_at = :now
            where id = :key and rewrap_begun_at is not null and rewrap_ended_at is null
            """;

    private final JdbcClient jdbc;
    private final DataKeys dataKeys;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    RewrapAudit(JdbcClient jdbc, DataKeys dataKeys, AuditLog audit, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.dataKeys = dataKeys;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    void recordBegin(String primary) {
        transactions.executeWithoutResult(transaction -> {
            // Counted under the row's lock: another instance may just have moved the last one and told of the end.
            if (!update(BEGIN, primary)) {
                return;
            }
            var left = dataKeys.countRemaining(primary);
            if (left == 0) {
                transaction.setRollbackOnly();
            } else {
                audit.record(AuditedChange.of("master-key.rewrap-begun", primary, null, null)
                        .withDetail("dataKeys", left));
            }
        });
    }

    /** Also where another instance began and is gone. */
    void recordEnd(String primary) {
        transactions.executeWithoutResult(_ -> {
            if (update(END, primary)) {
                audit.record(AuditedChange.of("master-key.rewrap-ended", primary, null, null));
            }
        });
    }

    private boolean update(String sql, String primary) {
        return jdbc.sql(sql)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("key", primary)
                        .update()
                == 1;
    }
}
