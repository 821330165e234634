package io.fairlead.local.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws {@code docs/architecture.md} when it is run with {@code -Dfairlead.docs.write}, and compares it otherwise. */
class ArchitectureIT {

    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();
    private static final ArchitectureDocument DOCUMENT = new ArchitectureDocument(TREE.resolve("docs/architecture.md"));

    @Test
    void drawsTheModulesAsThePomsHaveThem() {
        compare("Modules", new ProjectModules(TREE).graph());
    }

    @ParameterizedTest
    @CsvSource({
        "connector-service, io.fairlead.connector",
        "secret-service, io.fairlead.secret",
        "delegate-service, io.fairlead.delegate",
        "test-service, io.fairlead.testing",
        "identity, io.fairlead.identity",
        "console, io.fairlead.console",
        "delegate-agent, io.fairlead.agent",
    })
    void drawsThePackagesOfEachProgram(String program, String rootPackage) {
        compare(program, new FeaturePackages(TREE, program, rootPackage).graph());
    }

    private static void compare(String name, DependencyGraph graph) {
        assertThat(graph.nodes()).hasSizeGreaterThan(1);
        assertThat(graph.circle()).as("a circle in %s", name).isEmpty();
        if (System.getProperty("fairlead.docs.write") != null) {
            DOCUMENT.draw(name, graph.toMermaid());
        }
        assertThat(DOCUMENT.pictureOf(name))
                .as("%s in docs/architecture.md; -Dfairlead.docs.write draws it again", name)
                .isEqualTo(graph.toMermaid());
    }
}
