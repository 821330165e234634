package io.fairlead.connector.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class NumberQuotingTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x1F",
                "0o14",
                "-0x1F",
                ".5e3",
                ".5",
                "+1",
                "012",
                "1e5",
                "1_000",
                "2001-01-01",
                "1:30",
                "~",
                "Null",
                "True",
                "yes",
                "<<",
                "=",
                "1.10",
                "library/app",
                "10.0.0.1:5000"
            })
    void everyReaderOfYamlGetsTheTextBack(String text) {
        var yaml = DocumentFormat.YAML.mapper.writeValueAsString(Map.of("text", text));

        assertThat(new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml))
                .isEqualTo(Map.of("text", text));
        assertThat(DocumentFormat.YAML.mapper.readTree(yaml).get("text").isString())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1F", "0o14", "1_000", "2001-01-01", "1:30", "<<"})
    void quotesWhatOlderReadersTakeForSomethingElse(String text) {
        assertThat(DocumentFormat.YAML.mapper.writeValueAsString(Map.of("text", text)))
                .isEqualToIgnoringNewLines("text: \"" + text + "\"");
    }
}
