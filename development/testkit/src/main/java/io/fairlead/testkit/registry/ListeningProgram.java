package io.fairlead.testkit.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.springframework.util.FileSystemUtils;

/** A program that listens on a free loopback port until it is closed or the JVM ends. */
final class ListeningProgram implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private final int port;
    private final Thread shutdownHook = new Thread(this::stop, "stop-program");

    private ListeningProgram(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /** The command is made from a new folder and the port, and counts as started once it accepts connections. */
    static ListeningProgram start(BiFunction<Path, Integer, ProcessBuilder> command) {
        try {
            var folder = Files.createTempDirectory("fairlead-program");
            var port = freePort();
            var process = command.apply(folder, port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            await(process, folder, port);
            return new ListeningProgram(process, folder, port);
        } catch (IOException fault) {
            throw new UncheckedIOException("start a program: " + fault.getMessage(), fault);
        }
    }

    int port() {
        return port;
    }

    /** What it has written to its output so far. */
    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException fault) {
            throw new UncheckedIOException("read a program's output", fault);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LoopbackServer.LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private static void await(Process process, Path folder, int port) throws IOException {
        for (var tries = 0; tries < 200; tries++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(LoopbackServer.LOOPBACK, port), 1000);
                return;
            } catch (IOException _) {
                if (ended(process)) {
                    break;
                }
            }
        }
        process.destroyForcibly();
        throw new IOException("it does not listen: " + Files.readString(folder.resolve("log")));
    }

    /** Also the pause between two tries. */
    private static boolean ended(Process process) {
        try {
            return process.waitFor(25, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stop() {
        stopProcess(process, folder);
    }

    /** Ends the process, and forgets what it kept. */
    static void stopProcess(Process process, Path folder) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        stop();
    }
}
