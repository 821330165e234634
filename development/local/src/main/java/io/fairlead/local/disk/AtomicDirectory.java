package io.fairlead.local.disk;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a directory under a name beside its own, and gives it its own once it is complete. */
public final class AtomicDirectory {

    private AtomicDirectory() {}

    /** Puts the content into a directory that does not exist yet. */
    @FunctionalInterface
    public interface DirectoryContent {

        void writeTo(Path directory) throws IOException, InterruptedException;
    }

    /** Does nothing where the directory exists. */
    public static Path createIfAbsent(Path directory, DirectoryContent content)
            throws IOException, InterruptedException {
        if (!Files.exists(directory)) {
            var unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
            deleteRecursively(unfinished);
            Files.createDirectories(Objects.requireNonNull(directory.getParent()));
            content.writeTo(unfinished);
            Files.move(unfinished, directory);
        }
        return directory;
    }

    public static void deleteRecursively(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
