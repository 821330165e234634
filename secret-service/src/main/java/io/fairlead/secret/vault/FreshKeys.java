package io.fairlead.secret.vault;

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
class FreshKeys {

    private static final int STOCK = 8;

    private final KeyRing masterKeys;
    private final Queue<FreshKey> stock = new ConcurrentLinkedQueue<>();
    private final Executor supplier = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("fresh-keys").factory());

    FreshKeys(KeyRing masterKeys) {
        this.masterKeys = masterKeys;
        restock();
    }

    /** Two forms of one key. */
    record FreshKey(DataKey key, WrappedKey wrapped) {}

    FreshKey take() {
        var fresh = stock.poll();
        restock();
        // What was wrapped before a rotation would have to be moved at once.
        return fresh != null && fresh.wrapped().masterKey().equals(masterKeys.primary()) ? fresh : make();
    }

    private void restock() {
        if (masterKeys.remote()) {
            supplier.execute(this::fill);
        }
    }

    private void fill() {
        try {
            while (stock.size() < STOCK) {
                stock.add(make());
            }
        } catch (MasterKeyUnavailable _) {
            // whoever needs a key meets the same, and reports it
        }
    }

    private FreshKey make() {
        var key = DataKey.fresh();
        return new FreshKey(key, masterKeys.wrap(key.serialized()));
    }
}
