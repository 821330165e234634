package io.fairlead.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineTests {

    @Test
    void saysWhyContainersCannotStart() {
        assertThat(Engine.whyNot("fairlead/no-such-image:1"))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .isIn(
                                "no Docker engine answers",
                                "the Docker engine lacks the image fairlead/no-such-image:1"));
    }
}
