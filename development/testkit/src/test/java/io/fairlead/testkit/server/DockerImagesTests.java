package io.fairlead.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerImagesTests {

    @Test
    void saysWhyContainersCannotStart() {
        assertThat(DockerImages.missingReason("fairlead/no-such-image:1"))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .isIn(
                                "no Docker engine answers",
                                "the Docker engine lacks the image fairlead/no-such-image:1"));
    }
}
