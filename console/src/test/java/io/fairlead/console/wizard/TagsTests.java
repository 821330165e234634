package io.fairlead.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TagsTests {

    @Test
    void readWhatSomebodyTypes() {
        assertThat(Tags.of("env: prod,team , a:b:c,")).isEqualTo(Map.of("env", "prod", "team", "", "a", "b:c"));
    }

    @Test
    void writeWhatTheyCanReadAgain() {
        var tags = Map.of("plain", "x", "with, comma", "and, more", "key:colon", "a:b", "empty", "", "lines", "a\nb");

        assertThat(Tags.of(Tags.text(tags))).isEqualTo(tags);
    }
}
