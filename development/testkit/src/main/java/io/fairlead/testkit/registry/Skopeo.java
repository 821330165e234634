package io.fairlead.testkit.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.springframework.util.FileSystemUtils;

/** Asks Debian's skopeo, as a second opinion that shares no code with Fairlead. */
public final class Skopeo {

    private Skopeo() {}

    /** Whether skopeo was let in, and its own words. */
    public record LoginResult(boolean accepted, String output) {}

    /** {@code skopeo login} at {@code host:port}, over plain HTTP or without a look at certificates; nothing is kept. */
    public static LoginResult login(String address, String user, String password) {
        return login(address, user, password, "--tls-verify=false");
    }

    /** {@code skopeo login} at {@code host:port} over TLS, believing the system's authorities only. */
    public static LoginResult loginOverTls(String address, String user, String password) {
        return login(address, user, password, "--tls-verify=true");
    }

    private static LoginResult login(String address, String user, String password, String tls) {
        try {
            var folder = Files.createTempDirectory("fairlead-skopeo");
            try {
                var ended = DebianProgram.SKOPEO.run(
                        password,
                        "login",
                        tls,
                        "--authfile",
                        folder.resolve("auth.json").toString(),
                        "--username",
                        user,
                        "--password-stdin",
                        address);
                return new LoginResult(ended.status() == 0, ended.output().strip());
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("make a folder for skopeo", fault);
        }
    }

    /** Pushes an image, with all its platforms and byte for byte, to {@code host:port/repository:tag}. */
    public static void push(ImageLayout layout, String tag, String image, String user, String password) {
        withLogin(
                image,
                user,
                password,
                file -> run(
                        "copy",
                        "--all",
                        "--preserve-digests",
                        "--dest-tls-verify=false",
                        "--authfile",
                        file,
                        "oci:" + layout.folder() + ":" + tag,
                        "docker://" + image));
    }

    /** Pulls {@code host:port/repository:tag} with all that it names, and checks every digest. */
    public static void pull(String image, Path folder, String user, String password) {
        withLogin(
                image,
                user,
                password,
                file -> run(
                        "copy", "--src-tls-verify=false", "--authfile", file, "docker://" + image, "oci:" + folder));
    }

    /** The digest of what is stored under {@code host:port/repository:reference}. */
    public static String digest(String image, String user, String password) {
        var raw = withLogin(
                image,
                user,
                password,
                file -> run("inspect", "--raw", "--tls-verify=false", "--authfile", file, "docker://" + image));
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(sha256);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }

    private static String run(String... arguments) {
        var ended = DebianProgram.SKOPEO.run("", arguments);
        if (ended.status() != 0) {
            throw new IllegalStateException("skopeo " + arguments[0] + ": " + ended.output());
        }
        return ended.output();
    }

    private static String withLogin(String image, String user, String password, UnaryOperator<String> action) {
        try {
            var file = Files.createTempFile("fairlead-skopeo", ".json");
            try {
                var pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
                var host = image.substring(0, image.indexOf('/'));
                Files.writeString(file, "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, pair));
                return action.apply(file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("write a login for skopeo", fault);
        }
    }
}
