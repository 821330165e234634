package io.fairlead.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds what tests need of the sources that they were compiled from. */
final class Repository {

    private static final String SOURCES = "src/main/java";
    private static final Path ROOT = root();

    private Repository() {}

    /** Where the committed documents are. */
    static Path documents() {
        return ROOT.resolve("docs/openapi");
    }

    /** {@code src/main/java} of each module. */
    static List<Path> sourceFolders() {
        try (var modules = Files.find(ROOT, 2, (path, _) -> Files.isDirectory(path.resolve(SOURCES)))) {
            return modules.map(module -> module.resolve(SOURCES)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the words of the module's pom, without full stop. */
    static String describedModule() {
        try {
            var pom = Files.readString(Path.of("pom.xml"));
            return pom.replaceFirst("(?s).*?<description>(.*?)</description>.*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("docs/openapi"))) {
                return folder;
            }
        }
        throw new IllegalStateException("There is no docs/openapi above the working directory.");
    }
}
