package io.fairlead.local.story;

import io.fairlead.local.Ports;
import io.fairlead.local.Settings;
import io.fairlead.local.Settings.Superuser;
import io.fairlead.testkit.server.ContainerServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Has a story told on containers where a Docker engine answers, and elsewhere on the servers that the suite embeds. */
final class StoryServers implements AutoCloseable {

    private final Optional<ContainerServers> containers = ContainerServers.startIfChosen();

    /** Of a suite on these servers and on free ports. */
    Settings settings(Path home) {
        var tree = Path.of("../..").toAbsolutePath().normalize();
        var settings = Settings.of(home, tree, Ports.free()).separated();
        return containers
                .map(servers -> settings.withServers(superuser(servers), servers.kafka()))
                .orElse(settings);
    }

    /** Fetches what was written outside the suite's home, so that all of it can be searched there. */
    void copyDataTo(Path home) throws IOException {
        if (containers.isPresent()) {
            containers.get().copyTo(home.resolve("containers"));
        }
    }

    @Override
    public void close() {
        containers.ifPresent(ContainerServers::close);
    }

    private static Superuser superuser(ContainerServers servers) {
        var postgres = servers.postgres();
        return new Superuser(postgres.host(), postgres.port(), postgres.user(), postgres.password());
    }
}
