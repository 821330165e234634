package io.fairlead.console.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.EnrolmentToken;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InstallCommandsTests {

    @Test
    void areOneWordForTheShellWhateverTheNameIs() {
        var commands = commands("it's $(mine); rm -rf ~");

        assertThat(commands.java()).endsWith("--name='it'\\''s $(mine); rm -rf ~'");
        assertThat(commands.docker()).contains("FAIRLEAD_AGENT_NAME='it'\\''s $(mine); rm -rf ~' ");
    }

    @Test
    void carryTokenAndServer() {
        var commands = commands("eu-west");

        assertThat(commands.java())
                .contains("FAIRLEAD_AGENT_TOKEN=fle_text ", "--server=https://fairlead.example", "--name=eu-west");
        assertThat(commands).hasToString("InstallCommands[]");
    }

    @Test
    void areAManifestThatYamlAndKubernetesTakeWhateverTheNameIs() {
        var manifest = commands("EU \\ \"West\": #1\n").kubernetes();

        assertThat(manifest)
                .contains(
                        "token: \"fle_text\"",
                        "name: fairlead-agent-eu-west-1\n",
                        "value: \"https://fairlead.example\"")
                .contains("{name: FAIRLEAD_AGENT_NAME, value: \"EU \\\\ \\\"West\\\": #1");
        assertThat(manifest.split("---")).hasSize(3);
    }

    private static InstallCommands commands(String name) {
        var token = new EnrolmentToken(UUID.randomUUID(), name, List.of(), 1, Instant.MAX, Instant.MIN, "fle_text");
        return InstallCommands.of(token, URI.create("https://fairlead.example"));
    }
}
