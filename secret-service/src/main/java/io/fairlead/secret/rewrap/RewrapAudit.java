package io.fairlead.secret.rewrap;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.secret.masterkey.RegisteredKeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the audit when data keys begin to move under a master key and when all have: once, whoever moves them. */
@Component
class RewrapAudit {

    private final RegisteredKeys keys;
    private final DataKeys dataKeys;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    RewrapAudit(RegisteredKeys keys, DataKeys dataKeys, AuditLog audit, TransactionOperations transactions) {
        this.keys = keys;
        this.dataKeys = dataKeys;
        this.audit = audit;
        this.transactions = transactions;
    }

    void recordBegin(String primary) {
        transactions.executeWithoutResult(transaction -> {
            // Counted under the row's lock: another instance may just have moved the last one and told of the end.
            if (!keys.beginRewrap(primary)) {
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
            if (keys.endRewrap(primary)) {
                audit.record(AuditedChange.of("master-key.rewrap-ended", primary, null, null));
            }
        });
    }
}
