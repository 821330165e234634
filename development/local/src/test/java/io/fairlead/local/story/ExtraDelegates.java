package io.fairlead.local.story;

import io.fairlead.local.LocalCluster;
import io.fairlead.local.LocalService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Delegates beside the suite's own, each a process that has its name as its tag. */
final class ExtraDelegates implements AutoCloseable {

    private static final Path JAR = Path.of("../../delegate-agent/target/fairlead-agent.jar");

    private final List<Process> running = new CopyOnWriteArrayList<>();
    private final LocalCluster cluster;
    private final ApiClient api;

    ExtraDelegates(LocalCluster cluster, ApiClient api) {
        this.cluster = cluster;
        this.api = api;
    }

    void start(String name) {
        var home = cluster.home().resolve("agents").resolve(name);
        var log = cluster.home().resolve("logs").resolve("delegate-" + name + ".log");
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "run",
                        "--server=" + cluster.address(LocalService.DELEGATE),
                        "--name=" + name,
                        "--home=" + home,
                        "--allow-loopback",
                        "--allow-plain-http",
                        "--stop-within=1")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("FAIRLEAD_AGENT_TOKEN", api.delegateToken(name));
        try {
            Files.createDirectories(home);
            running.add(command.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("start delegate " + name, failure);
        }
    }

    @Override
    public void close() {
        running.forEach(process -> {
            process.destroy();
            process.onExit().join();
        });
    }
}
