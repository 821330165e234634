package io.fairlead.agent.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The directory of one delegate. Every file is written whole or not at all, and only its owner can read it. */
public final class AgentHome {

    private final Path directory;

    private AgentHome(Path directory) {
        this.directory = directory;
    }

    public static AgentHome open(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("prepare " + directory, e);
        }
        return new AgentHome(directory);
    }

    public Optional<byte[]> read(String name) {
        var file = directory.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + file, e);
        }
    }

    public void write(String name, byte[] content) {
        var file = directory.resolve(name);
        var draft = directory.resolve(name + ".new");
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            Files.deleteIfExists(draft);
            try (var channel = FileChannel.open(draft, options, owner)) {
                channel.write(ByteBuffer.wrap(content));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("write " + file, e);
        }
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("remove " + name, e);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
