package io.fairlead.contracts;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the tests of all modules that see a code come from a server, real or hostile. */
final class DiagnosisCoverage {

    private static final Path ROOT = Path.of("..");
    private static final Path AGENT = ROOT.resolve("delegate-agent");
    private static final Pattern SERVER = Pattern.compile("\\b(RawServer|FakeRegistry|RegistryServer|IbmRegistry"
            + "|ForwardProxyServer|OldTlsServer|ServerSocket|FakeDelegateServer|StoryServers"
            + "|DelegateServiceTest|TestServiceTest)\\b");
    private static final String BEFORE_ASKING = "stands in what was entered, and is told before anything is asked";

    /** What no server on loopback can do, or is never asked for. */
    static final Map<Diagnosis, String> WITHOUT_SERVER = new EnumMap<>(Map.ofEntries(
            Map.entry(Diagnosis.URL_INVALID, BEFORE_ASKING),
            Map.entry(Diagnosis.URL_HAS_PATH, BEFORE_ASKING),
            Map.entry(Diagnosis.URL_HAS_PREFIX, BEFORE_ASKING),
            Map.entry(Diagnosis.URL_HAS_CREDENTIALS, BEFORE_ASKING),
            Map.entry(Diagnosis.URL_IS_UI, BEFORE_ASKING),
            Map.entry(Diagnosis.URL_UNUSUAL, BEFORE_ASKING),
            Map.entry(Diagnosis.URL_TRIMMED, BEFORE_ASKING),
            Map.entry(Diagnosis.USERNAME_UNUSUAL, BEFORE_ASKING),
            Map.entry(Diagnosis.SECRET_LOOKS_WRONG, BEFORE_ASKING),
            Map.entry(
                    Diagnosis.DNS_NOT_FOUND,
                    "nothing answers under a name that does not exist: the test is the resolver"),
            Map.entry(Diagnosis.NO_ROUTE, "loopback always has a route: the test throws what the system would")));

    private static final Map<Path, String> SOURCES = sources();

    private DiagnosisCoverage() {}

    /** Those of the agent first. */
    static List<Path> of(Diagnosis code) {
        var named = Pattern.compile("(Diagnosis\\.|[|,\"] ?)" + code + "\\b");
        var needsServer = !WITHOUT_SERVER.containsKey(code);
        var found = new ArrayList<Path>();
        SOURCES.forEach((file, text) -> {
            if (named.matcher(text).find()
                    && (!needsServer || SERVER.matcher(text).find())) {
                found.add(file);
            }
        });
        return found.stream()
                .sorted((one, other) -> Boolean.compare(other.startsWith(AGENT), one.startsWith(AGENT)))
                .toList();
    }

    private static Map<Path, String> sources() {
        return Stream.of(ROOT, ROOT.resolve("platform"), ROOT.resolve("development"))
                .flatMap(DiagnosisCoverage::folders)
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .filter(tests -> !tests.startsWith(ROOT.resolve("contracts")))
                .flatMap(DiagnosisCoverage::tests)
                .sorted()
                .collect(Collectors.toMap(file -> file, DiagnosisCoverage::text, (one, _) -> one, TreeMap::new));
    }

    private static Stream<Path> folders(Path parent) {
        try (var folders = Files.list(parent)) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> tests(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(Tests|IT)\\.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the lines that say what must not come. */
    private static String text(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.contains("doesNotContain") && !line.contains("isNotEqualTo"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
