package io.fairlead.agent.probe;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Debian's docker-registry as a process; package docker-registry, and apache2-utils for its passwords. */
final class DebianRegistry implements AutoCloseable {

    private final Process process;
    final int port;

    private DebianRegistry(Path directory, String auth) throws IOException {
        port = freePort();
        var config = directory.resolve("registry-" + port + ".yml");
        Files.writeString(config, """
                version: 0.1
                log: {level: error}
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:%d", secret: lab}
                %s
                """.formatted(directory.resolve("data-" + port), port, auth));
        process = new ProcessBuilder("/usr/bin/docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry-" + port + ".log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(this::listens);
    }

    static DebianRegistry open(Path directory) throws IOException {
        return new DebianRegistry(directory, "");
    }

    static DebianRegistry basic(Path directory, String user, String password) throws Exception {
        var file = directory.resolve("htpasswd");
        var made = new ProcessBuilder("htpasswd", "-nbBC", "4", user, password)
                .redirectOutput(file.toFile())
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("htpasswd failed; install apache2-utils");
        }
        return new DebianRegistry(directory, "auth: {htpasswd: {realm: lab, path: \"" + file + "\"}}");
    }

    static DebianRegistry bearer(Path directory, TokenLab tokens) throws IOException {
        return new DebianRegistry(directory, """
                auth:
                  token: {realm: "%s", service: registry, issuer: lab, rootcertbundle: "%s"}
                """.formatted(tokens.realm(), tokens.certificate(directory)));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
