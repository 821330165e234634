package io.fairlead.local.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A delegate that somebody started with the command that the page shows, word for word. */
record InstalledDelegate(Process shell) implements AutoCloseable {

    private static final Path HERE = Path.of("..", "delegate-agent", "target");

    static InstalledDelegate by(String command) throws IOException {
        var shell = new ProcessBuilder("sh", "-c", command)
                .directory(HERE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "installed-delegate.log").toFile());
        var java = Path.of(System.getProperty("java.home"), "bin");
        shell.environment().merge("PATH", java.toString(), (before, first) -> first + ":" + before);
        shell.environment()
                .put(
                        "FAIRLEAD_AGENT_HOME",
                        Files.createTempDirectory("installed-delegate").toString());
        return new InstalledDelegate(shell.start());
    }

    @Override
    public void close() {
        Stream.concat(shell.descendants(), Stream.of(shell.toHandle())).forEach(ProcessHandle::destroy);
        shell.onExit().join();
    }
}
