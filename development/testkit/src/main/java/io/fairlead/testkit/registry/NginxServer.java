package io.fairlead.testkit.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Debian's nginx as a process of its own, with TLS on a free loopback port. */
public final class NginxServer implements AutoCloseable {

    private static final String MAIN = """
            daemon off;
            master_process off;
            error_log stderr;
            pid %1$s/pid;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              include %1$s/site.conf;
            }
            """;

    private final ListeningProgram program;

    private NginxServer(ListeningProgram program) {
        this.program = program;
    }

    /**
     * @param site the configuration inside of {@code http}, made from the port; {@code certificate.pem} and {@code key.pem} are beside
     *     it
     */
    public static NginxServer start(ServerCertificate certificate, IntFunction<String> site) {
        return new NginxServer(ListeningProgram.start((folder, port) -> {
            try {
                Files.writeString(folder.resolve("certificate.pem"), certificate.certificate());
                Files.writeString(folder.resolve("key.pem"), certificate.key());
                Files.writeString(folder.resolve("site.conf"), site.apply(port));
                var main = Files.writeString(folder.resolve("nginx.conf"), MAIN.formatted(folder));
                return command(folder, main);
            } catch (IOException fault) {
                throw new UncheckedIOException("write nginx's settings", fault);
            }
        }));
    }

    private static ProcessBuilder command(Path folder, Path main) {
        return new ProcessBuilder(
                DebianProgram.NGINX.path(), "-p", folder.toString(), "-e", "stderr", "-c", main.toString());
    }

    public int port() {
        return program.port();
    }

    @Override
    public void close() {
        program.close();
    }
}
