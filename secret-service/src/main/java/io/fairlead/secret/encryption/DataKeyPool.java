package io.fairlead.secret.encryption;

import io.fairlead.secret.masterkey.KeyRing;
import io.fairlead.secret.masterkey.MasterKeyUnavailable;
import io.fairlead.secret.masterkey.WrappedKey;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Keeps a few wrapped data keys in stock where the master key is across a network: they are taken inside transactions,
 * which must not wait for a Vault. Each is used once.
 */
@Component
class DataKeyPool {

    private static final int POOL_SIZE = 8;

    private final KeyRing masterKeys;
    private final Queue<PooledKey> pool = new ConcurrentLinkedQueue<>();
    private final Executor supplier = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("fresh-keys").factory());

    DataKeyPool(KeyRing masterKeys) {
        this.masterKeys = masterKeys;
        refill();
    }

    /** Two forms of one key. */
    record PooledKey(DataKey key, WrappedKey wrapped) {}

    PooledKey take() {
        var fresh = pool.poll();
        refill();
        // What was wrapped before a rotation would have to be moved at once.
        return fresh != null && fresh.wrapped().masterKey().equals(masterKeys.primary()) ? fresh : create();
    }

    private void refill() {
        if (masterKeys.remote()) {
            supplier.execute(this::fill);
        }
    }

    private void fill() {
        try {
            while (pool.size() < POOL_SIZE) {
                pool.add(create());
            }
        } catch (MasterKeyUnavailable _) {
            // whoever needs a key meets the same, and reports it
        }
    }

    private PooledKey create() {
        var key = DataKey.generate();
        return new PooledKey(key, masterKeys.wrap(key.serialized()));
    }
}
