package io.fairlead.connector.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.document.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class DifferenceTests {

    @Test
    void namesEachFieldThatDiffers() {
        var from = document(
                "Hub",
                Map.of("env", "dev", "a/b", "1"),
                Map.of("list", List.of(1), "auth", Map.of("type", "Anonymous")));
        var to = document(
                "Hub",
                Map.of("env", "prod"),
                Map.of("list", List.of(1, 2), "auth", Map.of("type", "Anonymous", "spec", Map.of())));

        var differences = Difference.between(from, to);

        assertThat(differences)
                .extracting(Difference::pointer)
                .containsExactlyInAnyOrder("/tags/env", "/tags/a~1b", "/spec/list", "/spec/auth/spec");
        assertThat(differences)
                .contains(
                        new Difference("/tags/env", StringNode.valueOf("dev"), StringNode.valueOf("prod")),
                        new Difference("/tags/a~1b", StringNode.valueOf("1"), null));
    }

    @Test
    void findsNoneBetweenTheSame() {
        assertThat(Difference.between(document("Hub", Map.of(), Map.of()), document("Hub", Map.of(), Map.of())))
                .isEmpty();
    }

    private static Document document(String name, Map<String, String> tags, Map<String, Object> spec) {
        return new Document(name, "hub", "", tags, "DockerRegistry", spec);
    }
}
