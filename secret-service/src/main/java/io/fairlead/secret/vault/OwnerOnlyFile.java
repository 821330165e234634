package io.fairlead.secret.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** A file that nobody but its owner may touch, in a directory of the same kind. */
record OwnerOnlyFile(Path path) {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

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
