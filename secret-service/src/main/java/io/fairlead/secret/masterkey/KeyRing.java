package io.fairlead.secret.masterkey;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All master keys of this instance, from wherever they are. Wraps with the primary one, opens with each, and lets no key
 * wrap anything before the database knows its id.
 */
@Component
public class KeyRing {

    private final RegisteredKeys registered;
    private final TransactionTemplate newTransaction;
    private final List<MasterKeyProvider> providers;
    private final MasterKeyProvider primary;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile Set<String> missing = Set.of();

    KeyRing(MasterKeyProperties properties, RegisteredKeys registered, PlatformTransactionManager transactions) {
        this.registered = registered;
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var needed = registered.ids();
        this.providers = MasterKeyProviders.open(properties, needed);
        this.primary = providers.getFirst();
        var lacking = missing(needed);
        if (!lacking.isEmpty()) {
            throw KeysetRefused.lacks(lacking);
        }
        register(primary());
    }

    public String primary() {
        return primary.primary();
    }

    /** Whether wrapping means to ask another program. */
    public boolean remote() {
        return primary.remote();
    }

    /** Registered keys that this instance cannot open anything with, as of the last {@link #refresh}. */
    public Set<String> missing() {
        return missing;
    }

    public WrappedKey wrap(byte[] dataKey) {
        var wrapped = primary.wrap(dataKey);
        register(wrapped.masterKey());
        return wrapped;
    }

    public byte[] unwrap(WrappedKey wrapped) {
        return providerOf(wrapped.masterKey()).unwrap(wrapped);
    }

    public void refresh() {
        providers.forEach(MasterKeyProvider::refresh);
        missing = missing(registered.ids());
        if (missing.isEmpty()) {
            register(primary());
        }
    }

    /** Makes a new primary key and says its id. */
    public String rotate() {
        refresh();
        if (!missing.isEmpty()) {
            throw KeysetRefused.lacks(missing);
        }
        primary.rotate();
        register(primary());
        return primary();
    }

    /** Lets nothing need it any more; fails with a broken foreign key while anything does. Says whether it was there. */
    public boolean unregister(String id) {
        known.remove(id);
        return registered.delete(id);
    }

    /** Removes a forgotten key for good. */
    public void destroy(String id) {
        providerOf(id).retire(id);
    }

    private void register(String id) {
        if (!known.contains(id)) {
            newTransaction.executeWithoutResult(_ -> registered.save(id));
            known.add(id);
        }
    }

    private Set<String> missing(Set<String> ids) {
        return ids.stream()
                .filter(id -> providers.stream().noneMatch(provider -> provider.owns(id) && provider.has(id)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private MasterKeyProvider providerOf(String id) {
        return providers.stream()
                .filter(provider -> provider.owns(id))
                .findFirst()
                .orElseThrow(() -> MasterKeyUnavailable.unknown(id));
    }
}
