package io.fairlead.secret.vault;

import java.nio.file.Path;

/** The master keyset cannot be used as it is, so the service does not start. */
class KeysetRefused extends RuntimeException {

    private final String remedy;

    private KeysetRefused(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    static KeysetRefused openToOthers(Path path, String permissions, String wanted) {
        return new KeysetRefused(
                "%s can be used by others than its owner (%s).".formatted(path, permissions),
                "Find out who could have read the keys, then run: chmod %s %s".formatted(wanted, path));
    }

    static KeysetRefused missing(Path file) {
        return new KeysetRefused(
                "The database holds encrypted values, but the master keyset %s is missing.".formatted(file),
                "Restore the file from your backup, or point fairlead.secret.keyset at it. "
                        + "A new keyset could not decrypt what is there.");
    }

    static KeysetRefused unreadable(Path file, Exception cause) {
        return new KeysetRefused(
                "The master keyset %s cannot be read or made (%s)."
                        .formatted(file, cause.getClass().getSimpleName()),
                "It must be a Tink keyset in JSON, in a place where this program's user may read and write.");
    }

    static KeysetRefused ofAnotherDatabase() {
        return new KeysetRefused(
                "The master keyset does not decrypt what the database holds.",
                "Restore the keyset file that belongs to this database, or point fairlead.secret.keyset at it.");
    }

    String remedy() {
        return remedy;
    }
}
