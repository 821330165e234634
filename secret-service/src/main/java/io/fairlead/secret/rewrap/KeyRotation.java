package io.fairlead.secret.rewrap;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.secret.masterkey.KeyRing;
import io.fairlead.secret.masterkey.RegisteredKeys;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What an operator does with master keys; the audit log records it under the name of the account on the machine. */
@Component
public class KeyRotation {

    private final KeyRing masterKeys;
    private final RegisteredKeys registered;
    private final DataKeys dataKeys;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    KeyRotation(
            KeyRing masterKeys,
            RegisteredKeys registered,
            DataKeys dataKeys,
            AuditLog audit,
            TransactionOperations transactions) {
        this.masterKeys = masterKeys;
        this.registered = registered;
        this.dataKeys = dataKeys;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Makes a new primary key and says its id; the running instances notice it within seconds. */
    public String rotate() {
        var before = masterKeys.primary();
        var primary = masterKeys.rotate();
        audit.recordInNewTransaction(change("master-key.rotated", primary).withDetail("before", before));
        return primary;
    }

    public RewrapProgress progress() {
        var counts = dataKeys.countByMasterKey();
        var primary = masterKeys.primary();
        var keys = registered.list().stream()
                .map(key -> new RewrapProgress.MasterKeyStatus(
                        key.id(),
                        key.id().equals(primary),
                        !masterKeys.missing().contains(key.id()),
                        key.introducedAt(),
                        counts.getOrDefault(key.id(), 0L)))
                .toList();
        return RewrapProgress.of(primary, keys);
    }

    /** Fails with {@link MasterKeyInUse} while anything is encrypted under it. */
    public void retire(String id) {
        var retired = change("master-key.retired", id);
        try {
            refuseWhileOthersComeFirst(id);
            unregister(id, retired);
        } catch (MasterKeyInUse refused) {
            audit.recordRefusal(retired, "KEY_STILL_NEEDED");
            throw refused;
        }
        masterKeys.destroy(id);
    }

    private void refuseWhileOthersComeFirst(String id) {
        if (id.equals(masterKeys.primary())) {
            throw MasterKeyInUse.asPrimary(id);
        }
        var older = registered.list().stream()
                .map(RegisteredKeys.RegisteredKey::id)
                .takeWhile(known -> !known.equals(id))
                .filter(known -> known.startsWith("transit:") && id.startsWith("transit:"))
                .findFirst();
        if (older.isPresent()) {
            throw MasterKeyInUse.afterOlder(id, older.get());
        }
    }

    private void unregister(String id, AuditedChange retired) {
        try {
            transactions.executeWithoutResult(_ -> {
                if (masterKeys.unregister(id)) {
                    audit.record(retired);
                }
            });
        } catch (DataIntegrityViolationException _) {
            throw MasterKeyInUse.byDataKeys(id, dataKeys.countByMasterKey().getOrDefault(id, 0L));
        }
    }

    private static AuditedChange change(String action, String id) {
        return AuditedChange.of(action, id, null, null).withDetail("operator", System.getProperty("user.name"));
    }
}
