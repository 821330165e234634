package io.fairlead.secret.rewrap;

import io.fairlead.secret.masterkey.KeyRing;
import io.fairlead.secret.masterkey.RegisteredKeys;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** What an operator does with master keys. */
@Component
public class KeyRotation {

    private final KeyRing masterKeys;
    private final RegisteredKeys registered;
    private final DataKeys dataKeys;

    KeyRotation(KeyRing masterKeys, RegisteredKeys registered, DataKeys dataKeys) {
        this.masterKeys = masterKeys;
        this.registered = registered;
        this.dataKeys = dataKeys;
    }

    /** Makes a new primary key and says its id; the running instances notice it within seconds. */
    public String rotate() {
        return masterKeys.rotate();
    }

    public KeyProgress progress() {
        var counts = dataKeys.count();
        var primary = masterKeys.primary();
        var keys = registered.all().stream()
                .map(key -> new KeyProgress.Key(
                        key.id(),
                        key.id().equals(primary),
                        !masterKeys.missing().contains(key.id()),
                        key.introducedAt(),
                        counts.getOrDefault(key.id(), 0L)))
                .toList();
        return KeyProgress.of(primary, keys);
    }

    /** Fails with {@link KeyStillNeeded} while anything is encrypted under it. */
    public void retire(String id) {
        if (id.equals(masterKeys.primary())) {
            throw KeyStillNeeded.asPrimary(id);
        }
        var older = registered.all().stream()
                .map(RegisteredKeys.RegisteredKey::id)
                .takeWhile(known -> !known.equals(id))
                .filter(known -> known.startsWith("transit:") && id.startsWith("transit:"))
                .findFirst();
        if (older.isPresent()) {
            throw KeyStillNeeded.afterOlder(id, older.get());
        }
        try {
            masterKeys.retire(id);
        } catch (DataIntegrityViolationException _) {
            throw KeyStillNeeded.by(id, dataKeys.count().getOrDefault(id, 0L));
        }
    }
}
