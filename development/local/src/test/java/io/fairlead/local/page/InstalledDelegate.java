package io.fairlead.local.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A delegate that somebody started with the command that the page shows, word for word. */
final class InstalledDelegate implements AutoCloseable {

    private static final Path HERE = Path.of("..", "..", "delegate-agent", "target");

    private final ProcessBuilder command;
    private Process shell;

    private InstalledDelegate(ProcessBuilder command) throws IOException {
        this.command = command;
        this.shell = command.start();
    }

    static InstalledDelegate start(String command) throws IOException {
        var builder = new ProcessBuilder("sh", "-c", command)
                .directory(HERE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "installed-delegate.log").toFile());
        var java = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().merge("PATH", java.toString(), (before, first) -> first + ":" + before);
        builder.environment()
                .put(
                        "FAIRLEAD_AGENT_HOME",
                        Files.createTempDirectory("installed-delegate").toString());
        // The tests' registry has no TLS, and is on the delegate's own machine.
        builder.environment().put("FAIRLEAD_AGENT_ALLOW_LOOPBACK", "true");
        builder.environment().put("FAIRLEAD_AGENT_ALLOW_PLAIN_HTTP", "loopback");
        return new InstalledDelegate(builder);
    }

    /** Without a word to anybody, as a machine that loses its power. */
    void kill() {
        Stream.concat(shell.descendants(), Stream.of(shell.toHandle())).forEach(ProcessHandle::destroyForcibly);
        shell.onExit().join();
    }

    /** With the keys that it had. */
    void startAgain() throws IOException {
        shell = command.start();
    }

    @Override
    public void close() {
        Stream.concat(shell.descendants(), Stream.of(shell.toHandle())).forEach(ProcessHandle::destroy);
        shell.onExit().join();
    }
}
