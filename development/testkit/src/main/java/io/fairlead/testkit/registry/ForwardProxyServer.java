package io.fairlead.testkit.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's tinyproxy as a process of its own, on a free loopback port. */
public final class ForwardProxyServer implements AutoCloseable {

    private final ListeningProgram program;

    private ForwardProxyServer(ListeningProgram program) {
        this.program = program;
    }

    /** Passes everybody on. */
    public static ForwardProxyServer open() {
        return started("");
    }

    /** Passes on whoever knows the password. */
    public static ForwardProxyServer withPassword(String user, String password) {
        return started("BasicAuth %s %s%n".formatted(user, password));
    }

    /** Connects to no port that a registry could have. */
    public static ForwardProxyServer refusingAllPorts() {
        return started("ConnectPort 1\n");
    }

    private static ForwardProxyServer started(String rule) {
        return new ForwardProxyServer(ListeningProgram.start((folder, port) ->
                new ProcessBuilder(DebianProgram.TINYPROXY.path(), "-d", "-c", settings(folder, port, rule))));
    }

    private static String settings(Path folder, int port, String rule) {
        var text = "Port %d%nListen %s%nAllow %2$s%nTimeout 60%nMaxClients 50%n%s"
                .formatted(port, LoopbackServer.LOOPBACK, rule);
        try {
            return Files.writeString(folder.resolve("tinyproxy.conf"), text).toString();
        } catch (IOException fault) {
            throw new UncheckedIOException("write tinyproxy's settings", fault);
        }
    }

    /** {@code host:port}. */
    public String address() {
        return LoopbackServer.LOOPBACK + ":" + program.port();
    }

    /** Whether it was ever asked to connect somewhere. */
    public boolean wasUsed() {
        return program.log().contains("): CONNECT ");
    }

    @Override
    public void close() {
        program.close();
    }
}
