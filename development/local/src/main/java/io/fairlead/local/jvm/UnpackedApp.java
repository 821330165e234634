package io.fairlead.local.jvm;

import io.fairlead.local.disk.AtomicDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;

/** A service's executable jar, unpacked once per content: that starts in half the time. */
public record UnpackedApp(Path jar, String mainClass) {

    public static UnpackedApp of(String name, Path executableJar, Path apps) throws IOException, InterruptedException {
        var hash = hashOf(executableJar);
        var target = AtomicDirectory.createIfAbsent(apps.resolve(name + "-" + hash), directory -> {
            deleteOlder(name, apps);
            unpack(executableJar, directory);
        });
        var jar = target.resolve("app.jar");
        return new UnpackedApp(jar, mainClassOf(jar));
    }

    public Path cache() {
        return jar.resolveSibling("app.aot");
    }

    /** The class that {@code java -jar} would start. */
    public static String mainClassOf(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var main = manifest == null ? null : manifest.getMainAttributes().getValue(Name.MAIN_CLASS);
            if (main == null) {
                throw new IOException(jar + " names no main class");
            }
            return main;
        }
    }

    private static void unpack(Path executableJar, Path target) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", JavaProgram.QUICK_COMPILER));
        command.addAll(List.of("-Djarmode=tools", "-jar", executableJar.toString(), "extract"));
        command.addAll(List.of("--application-filename", "app.jar", "--destination", target.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("unpack " + executableJar + ": " + said.strip());
        }
    }

    private static String hashOf(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void deleteOlder(String name, Path apps) throws IOException {
        Files.createDirectories(apps);
        try (var older = Files.newDirectoryStream(apps, name + "-*")) {
            for (var directory : older) {
                AtomicDirectory.deleteRecursively(directory);
            }
        }
    }
}
