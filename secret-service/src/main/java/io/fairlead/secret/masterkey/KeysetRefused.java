package io.fairlead.secret.masterkey;

import io.fairlead.http.problem.NoProblem;
import java.nio.file.Path;
import java.util.Collection;

/** The master keys cannot be used as they are, so the service does not start. */
@NoProblem("The service does not start with it.")
public class KeysetRefused extends RuntimeException {

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
                "Restore the file from your backup, or point fairlead.secret.master-key.keyset at it. "
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
                "Restore the keyset file that belongs to this database, or point fairlead.secret.master-key.keyset at it.");
    }

    static KeysetRefused lacks(Collection<String> ids) {
        return new KeysetRefused(
                "The database needs master keys that are not here: %s.".formatted(String.join(", ", ids)),
                "Restore the keyset file that belongs to this database (fairlead.secret.master-key.keyset), the newest copy of it;"
                        + " for keys of a Vault set fairlead.secret.master-key.transit.");
    }

    static KeysetRefused passphraseMissing(Path file) {
        return new KeysetRefused(
                "The master keyset %s is encrypted, and there is no passphrase.".formatted(file),
                "Set FAIRLEAD_SECRET_MASTER_KEY_PASSPHRASE_FILE to a file that only this program's user may read.");
    }

    static KeysetRefused wrongPassphrase(Path file) {
        return new KeysetRefused(
                "The passphrase does not open the master keyset %s.".formatted(file),
                "Give the passphrase with which this file was encrypted; nobody can open it without.");
    }

    static KeysetRefused emptyPassphrase(Path file) {
        return new KeysetRefused(
                "The first line of the passphrase file %s is empty.".formatted(file),
                "Write the passphrase into its first line.");
    }

    static KeysetRefused passphraseUnreadable(Path file, Exception cause) {
        return new KeysetRefused(
                "The passphrase file %s cannot be read (%s)."
                        .formatted(file, cause.getClass().getSimpleName()),
                "Point FAIRLEAD_SECRET_MASTER_KEY_PASSPHRASE_FILE at a file that this program's user may read, and only he.");
    }

    static KeysetRefused newPassphraseMissing(String variable) {
        return new KeysetRefused(
                "There is no new passphrase.", "Set %s to a file that holds it in its first line.".formatted(variable));
    }

    static KeysetRefused vault(String message, String remedy) {
        return new KeysetRefused(message, remedy);
    }

    public String remedy() {
        return remedy;
    }
}
