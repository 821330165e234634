package io.fairlead.testbed.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.util.FileSystemUtils;

/** Asks Debian's skopeo, as a second opinion that shares no code with Fairlead. */
public final class Skopeo {

    private Skopeo() {}

    /** Whether skopeo was let in, and its own words. */
    public record Opinion(boolean accepted, String words) {}

    /** {@code skopeo login} at {@code host:port}, over plain HTTP or without a look at certificates; nothing is kept. */
    public static Opinion login(String address, String user, String password) {
        return login(address, user, password, "--tls-verify=false");
    }

    /** {@code skopeo login} at {@code host:port} over TLS, believing the system's authorities only. */
    public static Opinion loginOverTls(String address, String user, String password) {
        return login(address, user, password, "--tls-verify=true");
    }

    private static Opinion login(String address, String user, String password, String tls) {
        try {
            var folder = Files.createTempDirectory("fairlead-skopeo");
            try {
                var ended = Program.SKOPEO.run(
                        password,
                        "login",
                        tls,
                        "--authfile",
                        folder.resolve("auth.json").toString(),
                        "--username",
                        user,
                        "--password-stdin",
                        address);
                return new Opinion(ended.status() == 0, ended.output().strip());
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("make a folder for skopeo", fault);
        }
    }
}
