package io.fairlead.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of one installation, which only one start at a time may use. */
final class InstallationDirectory implements AutoCloseable {

    private final Path directory;
    private final FileChannel lock;

    private InstallationDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static InstallationDirectory acquire(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(directory.resolve("pids"));
            Files.createDirectories(directory.resolve("apps"));
            return new InstallationDirectory(directory, lock(directory.resolve("lock")));
        } catch (IOException failure) {
            throw new UncheckedIOException("prepare " + directory + ": " + failure.getMessage(), failure);
        }
    }

    Path directory() {
        return directory;
    }

    Path pids() {
        return directory.resolve("pids");
    }

    Path apps() {
        return directory.resolve("apps");
    }

    /** What identity leaves at its first start. */
    static Path adminToken(Path home) {
        return home.resolve("admin-token");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException _) {
            // the lock ends with this process anyway
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                channel.write(
                        StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // held by this very process, which is no better
        }
        channel.close();
        throw new CannotStart(
                "Fairlead runs already on %s (process %s). Stop it with Ctrl-C there, or set FAIRLEAD_HOME to another directory and choose other ports."
                        .formatted(file.getParent(), Files.readString(file).strip()));
    }
}
