package io.fairlead.secret.rewrap;

import io.fairlead.http.problem.NoProblem;

/** A master key that must not be retired yet. */
@NoProblem("The keys command prints it.")
public class MasterKeyInUse extends RuntimeException {

    private MasterKeyInUse(String message) {
        super(message);
    }

    static MasterKeyInUse asPrimary(String id) {
        return new MasterKeyInUse("%s is the primary key. Rotate first.".formatted(id));
    }

    static MasterKeyInUse byDataKeys(String id, long count) {
        return new MasterKeyInUse("%s is needed by %d data keys. They move while the service runs; see: keys status"
                .formatted(id, count));
    }

    static MasterKeyInUse afterOlder(String id, String older) {
        return new MasterKeyInUse("A Vault retires the oldest version first: %s before %s.".formatted(older, id));
    }
}
