package io.fairlead.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Keeps one random password per login, of a database or of a service as a client, in a file that only its owner may read. */
public final class Credentials {

    private static final int BYTES = 24;

    private final Path file;
    private final Properties passwords = new Properties();

    private Credentials(Path file) {
        this.file = file;
    }

    public static Credentials load(Path file) {
        var credentials = new Credentials(file);
        try {
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                try (var reader = Files.newBufferedReader(file)) {
                    credentials.passwords.load(reader);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("read " + file + ": " + failure.getMessage(), failure);
        }
        return credentials;
    }

    /** The password of this login, made now if there is none yet. */
    public synchronized String passwordOf(String login) {
        var known = passwords.getProperty(login);
        if (known != null) {
            return known;
        }
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        passwords.setProperty(login, made);
        save();
        return made;
    }

    private void save() {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var writer = Files.newBufferedWriter(fresh, StandardOpenOption.WRITE)) {
                passwords.store(writer, "Passwords of the local databases and services");
            }
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("write " + file + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + file + "]";
    }
}
