package io.fairlead.local.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DependencyGraphTests {

    private final DependencyGraph graph = new DependencyGraph();

    @Test
    void namesTheWayAlongACircle() {
        graph.add("a", "b");
        graph.add("b", "c");
        graph.add("c", "d");
        graph.add("d", "b");

        assertThat(graph.circle()).containsExactly("b", "c", "d", "b");
    }

    @Test
    void leavesOutTheArrowThatFollowsFromOthers() {
        graph.add("console", "http");
        graph.add("http", "contracts");
        graph.add("console", "contracts");

        assertThat(graph.circle()).isEmpty();
        assertThat(graph.toMermaid())
                .contains("n_console --> n_http", "n_http --> n_contracts")
                .doesNotContain("n_console --> n_contracts");
    }
}
