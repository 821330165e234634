package io.fairlead.secret.masterkey;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A file that nobody but its owner may touch, in a directory of the same kind. */
record OwnerOnlyFile(Path path) {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    OwnerOnlyFile {
        path = path.toAbsolutePath();
    }

    boolean exists() {
        return Files.exists(path);
    }

    String read() throws IOException {
        refuseOthers(directory(), "700");
        refuseOthers(path, "600");
        return Files.readString(path);
    }

    /** Writes the whole file or nothing; when another instance was faster, its file stays. */
    void writeOnce(String content) throws IOException {
        Files.createDirectories(directory().getParent());
        if (!Files.exists(directory())) {
            createDirectory();
        }
        var draft = Files.createTempFile(directory(), "new", ".json", PosixFilePermissions.asFileAttribute(FILE));
        try {
            Files.writeString(draft, content, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
            // Unlike a move, a link fails where a file is, and never shows half of one.
            Files.createLink(path, draft);
            try (var entries = FileChannel.open(directory())) {
                entries.force(true);
            }
        } catch (FileAlreadyExistsException _) {
            // two instances started for the first time at once
        } finally {
            Files.delete(draft);
        }
    }

    /** Writes the whole file in the place of the old one, or leaves that as it is. */
    void replace(String content) throws IOException {
        var draft = Files.createTempFile(directory(), "new", ".json", PosixFilePermissions.asFileAttribute(FILE));
        try {
            Files.writeString(draft, content, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            try (var entries = FileChannel.open(directory())) {
                entries.force(true);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Keeps everybody else who does the same waiting, in this process and in others. */
    void whileLocked(LockedAction work) throws IOException, GeneralSecurityException {
        // The lock of a file is the whole process's, and a second one there would fail.
        IN_PROCESS.lock();
        try {
            whileLockedForProcesses(work);
        } finally {
            IN_PROCESS.unlock();
        }
    }

    private void whileLockedForProcesses(LockedAction work) throws IOException, GeneralSecurityException {
        var lock = path.resolveSibling(path.getFileName() + ".lock");
        try (var channel = FileChannel.open(
                        lock,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(FILE));
                var held = channel.lock()) {
            work.run();
        }
    }

    /** Differs after every change; empty while there is no file. */
    String stamp() {
        try {
            var facts = Files.readAttributes(path, BasicFileAttributes.class);
            return "%s %s %d".formatted(facts.fileKey(), facts.lastModifiedTime(), facts.size());
        } catch (IOException _) {
            return "";
        }
    }

    /** What is done while the file is locked. */
    interface LockedAction {

        void run() throws IOException, GeneralSecurityException;
    }

    private void createDirectory() throws IOException {
        try {
            Files.createDirectory(directory(), PosixFilePermissions.asFileAttribute(DIRECTORY));
        } catch (FileAlreadyExistsException _) {
            // as above
        }
    }

    private Path directory() {
        return Objects.requireNonNull(path.getParent(), "a file lies in a directory");
    }

    private static void refuseOthers(Path path, String wanted) throws IOException {
        var granted = Files.getPosixFilePermissions(path);
        if (!DIRECTORY.containsAll(granted)) {
            throw KeysetRefused.openToOthers(path, PosixFilePermissions.toString(granted), wanted);
        }
    }
}
