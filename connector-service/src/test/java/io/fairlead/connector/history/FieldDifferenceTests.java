package io.fairlead.connector.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.document.DefinitionDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class FieldDifferenceTests {

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

        var differences = FieldDifference.between(from, to);

        assertThat(differences)
                .extracting(FieldDifference::pointer)
                .containsExactlyInAnyOrder("/tags/env", "/tags/a~1b", "/spec/list", "/spec/auth/spec");
        assertThat(differences)
                .contains(
                        new FieldDifference("/tags/env", StringNode.valueOf("dev"), StringNode.valueOf("prod")),
                        new FieldDifference("/tags/a~1b", StringNode.valueOf("1"), null));
    }

    @Test
    void findsNoneBetweenTheSame() {
        assertThat(FieldDifference.between(document("Hub", Map.of(), Map.of()), document("Hub", Map.of(), Map.of())))
                .isEmpty();
    }

    private static DefinitionDocument document(String name, Map<String, String> tags, Map<String, Object> spec) {
        return new DefinitionDocument(name, "hub", "", tags, "DockerRegistry", spec);
    }
}
