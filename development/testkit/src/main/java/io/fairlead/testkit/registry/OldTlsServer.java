package io.fairlead.testkit.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code openssl s_server} that speaks TLS 1.1 alone. */
public final class OldTlsServer implements AutoCloseable {

    private final ListeningProgram program;

    private OldTlsServer(ListeningProgram program) {
        this.program = program;
    }

    public static OldTlsServer start(ServerCertificate certificate) {
        return new OldTlsServer(ListeningProgram.start((folder, port) -> new ProcessBuilder(
                DebianProgram.OPENSSL.path(),
                "s_server",
                "-accept",
                LoopbackServer.LOOPBACK + ":" + port,
                "-cert",
                file(folder, "server.pem", certificate.certificate()),
                "-key",
                file(folder, "server.key", certificate.key()),
                "-tls1_1",
                "-cipher",
                "ALL:@SECLEVEL=0",
                "-www",
                "-quiet")));
    }

    private static String file(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException fault) {
            throw new UncheckedIOException("write " + name, fault);
        }
    }

    /** {@code host:port}. */
    public String address() {
        return LoopbackServer.LOOPBACK + ":" + program.port();
    }

    @Override
    public void close() {
        program.close();
    }
}
