package io.fairlead.secret.rewrap;

/** A master key that must not be retired yet. */
public class KeyStillNeeded extends RuntimeException {

    private KeyStillNeeded(String message) {
        super(message);
    }

    static KeyStillNeeded asPrimary(String id) {
        return new KeyStillNeeded("%s is the primary key. Rotate first.".formatted(id));
    }

    static KeyStillNeeded by(String id, long count) {
        return new KeyStillNeeded("%s is needed by %d data keys. They move while the service runs; see: keys status"
                .formatted(id, count));
    }

    static KeyStillNeeded afterOlder(String id, String older) {
        return new KeyStillNeeded("A Vault retires the oldest version first: %s before %s.".formatted(older, id));
    }
}
