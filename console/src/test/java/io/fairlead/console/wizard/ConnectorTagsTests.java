package io.fairlead.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorTagsTests {

    @Test
    void readWhatSomebodyTypes() {
        assertThat(ConnectorTags.parse("env: prod,team , a:b:c,"))
                .isEqualTo(Map.of("env", "prod", "team", "", "a", "b:c"));
    }

    @Test
    void writeWhatTheyCanReadAgain() {
        var tags = Map.of("plain", "x", "with, comma", "and, more", "key:colon", "a:b", "empty", "", "lines", "a\nb");

        assertThat(ConnectorTags.parse(ConnectorTags.format(tags))).isEqualTo(tags);
    }
}
