package io.fairlead.testkit.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Names that were committed to a file in {@code src/test/resources}, one per line. More names may join at any time; run the
 * tests with {@code -Dfairlead.wire.write} to record an intended change.
 */
public final class RecordedNames {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String REWRITE = "fairlead.wire.write";
    private static final String ANY = " any";

    private final Path file;

    private RecordedNames(Path file) {
        this.file = file;
    }

    public static RecordedNames in(String file) {
        return new RecordedNames(RESOURCES.resolve(file));
    }

    /** A sentence for each recorded name that is gone, or that means another type now. */
    public List<String> missingFrom(Set<String> names) throws IOException {
        if (System.getProperty(REWRITE) != null) {
            Files.createDirectories(RESOURCES);
            Files.write(file, names);
        }
        return Files.readAllLines(file).stream()
                .filter(recorded -> !isStillThere(recorded, names))
                .map(recorded -> "%s is gone; if that is meant, run the test with -D%s and commit %s"
                        .formatted(recorded, REWRITE, file.getFileName()))
                .toList();
    }

    /** What could be anything may turn out to be of one type. */
    private static boolean isStillThere(String recorded, Set<String> names) {
        if (names.contains(recorded)) {
            return true;
        }
        var beginning = recorded.substring(0, recorded.lastIndexOf(' ') + 1);
        return recorded.endsWith(ANY) && names.stream().anyMatch(name -> name.startsWith(beginning));
    }
}
