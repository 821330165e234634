package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.contracts.operation.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTests {

    private static final String DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @ParameterizedTest
    @CsvSource({
        "app, app, latest",
        "my-namespace/app:1.2, my-namespace/app, 1.2",
        "a/b/c__d:V_1, a/b/c__d, V_1",
        "app@" + DIGEST + ", app, " + DIGEST,
    })
    void readsWhatPeopleWrite(String text, String repository, String reference) {
        assertThat(ImageReference.parse(text)).contains(new ImageReference(repository, reference));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "app:",
                "App:1",
                "app:.1",
                "a//b",
                "../v2",
                "app:1?x=1",
                "app@sha256:00",
                "app@1.2",
                "app:1@" + DIGEST,
                "registry.example.com:5000/app",
            })
    void isNothingElse(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
        assertThat(ImageReference.parse("a".repeat(256))).isEmpty();
    }

    @Test
    void writesWhatItReads() {
        for (var text : new String[] {"app:latest", "a/b:1", "app@" + DIGEST}) {
            assertThat(ImageReference.parse(text).orElseThrow().toText()).isEqualTo(text);
        }
    }

    @Test
    void cannotBeMadeOfAPath() {
        assertThatThrownBy(() -> new ImageReference("app", "../../admin")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImageReference("app/../admin", "1")).isInstanceOf(IllegalArgumentException.class);
    }
}
