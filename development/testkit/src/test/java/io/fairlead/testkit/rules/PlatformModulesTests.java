package io.fairlead.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module under {@code platform} is for everybody: it says how to use it, and two programs do. */
class PlatformModulesTests {

    private static final Path ROOT = Path.of("../..");
    private static final String DEPENDENCY = "<artifactId>%s</artifactId>";

    @Test
    void haveAReadme() {
        assertThat(modules())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.resolve("README.md")).exists());
    }

    @Test
    void haveAtLeastTwoUsers() {
        assertThat(modules()).allSatisfy(module -> assertThat(users(module)).hasSizeGreaterThanOrEqualTo(2));
    }

    /** Those that depend on it themselves or by way of the one dependency of all services. */
    private static List<Path> users(Path module) {
        var name = DEPENDENCY.formatted(module.getFileName());
        var viaService = text(ROOT.resolve("platform/service/pom.xml")).contains(name);
        return poms().filter(pom -> !pom.startsWith(ROOT.resolve("platform")))
                .filter(pom -> dependencies(pom).contains(name)
                        || viaService && dependencies(pom).contains(DEPENDENCY.formatted("service")))
                .toList();
    }

    private static Stream<Path> poms() {
        return Stream.concat(children(ROOT), children(ROOT.resolve("development")))
                .map(module -> module.resolve("pom.xml"))
                .filter(Files::exists);
    }

    private static List<Path> modules() {
        return children(ROOT.resolve("platform"))
                .filter(module -> Files.exists(module.resolve("pom.xml")))
                .toList();
    }

    private static String dependencies(Path pom) {
        var text = text(pom);
        return text.substring(Math.max(0, text.indexOf("<dependencies>")));
    }

    private static Stream<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
