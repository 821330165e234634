package io.fairlead.local.jvm;

import io.fairlead.local.disk.AtomicDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * A service's executable jar, unpacked once per content: that starts in half the time.
 *
 * @param classes a jar of what is the service's own
 * @param libraries in the order of its class path
 */
public record UnpackedApp(Path classes, List<Path> libraries, String mainClass) {

    private static final String START_CLASS = "Start-Class";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String LIBRARY_LIST = "classpath";

    public UnpackedApp {
        libraries = List.copyOf(libraries);
    }

    public static UnpackedApp of(String name, Path executableJar, Path apps) throws IOException, InterruptedException {
        var hash = hashOf(executableJar);
        var target = AtomicDirectory.createIfAbsent(apps.resolve(name + "-" + hash), directory -> {
            deleteOlder(name, apps);
            unpack(executableJar, directory);
        });
        var libraries = Files.readAllLines(target.resolve(LIBRARY_LIST)).stream()
                .map(target::resolve)
                .toList();
        return new UnpackedApp(target.resolve("app.jar"), libraries, attributeOf(executableJar, START_CLASS));
    }

    /** With those of our own classes that run beside it. */
    public List<Path> classPath(Path launched) {
        var all = new ArrayList<>(List.of(launched, classes));
        all.addAll(libraries);
        return all;
    }

    public Path cache() {
        return classes.resolveSibling("app.aot");
    }

    /** The class that {@code java -jar} would start. */
    public static String mainClassOf(Path jar) throws IOException {
        return attributeOf(jar, Name.MAIN_CLASS.toString());
    }

    private static String attributeOf(Path jar, String name) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var value = manifest == null ? null : manifest.getMainAttributes().getValue(name);
            if (value == null) {
                throw new IOException("the manifest of %s has no %s".formatted(jar, name));
            }
            return value;
        }
    }

    private static void unpack(Path executableJar, Path target) throws IOException {
        var libraries = new ArrayList<String>();
        Files.createDirectories(target.resolve("lib"));
        try (var source = new JarFile(executableJar.toFile());
                var classes = new JarOutputStream(
                        Files.newOutputStream(target.resolve("app.jar")), versionOf(source.getManifest()))) {
            for (var entry : source.stream().toList()) {
                var name = entry.getName();
                try (var content = source.getInputStream(entry)) {
                    if (name.startsWith(CLASSES) && !name.equals(CLASSES)) {
                        add(entry, content, classes);
                    } else if (name.startsWith(LIBRARIES) && !entry.isDirectory()) {
                        var library = "lib/" + name.substring(LIBRARIES.length());
                        Files.copy(content, target.resolve(library));
                        libraries.add(library);
                    }
                }
            }
        }
        Files.write(target.resolve(LIBRARY_LIST), libraries);
    }

    /** With its directories: by them Spring finds the classes of a package. */
    private static void add(JarEntry entry, InputStream content, JarOutputStream classes) throws IOException {
        var copy = new ZipEntry(entry.getName().substring(CLASSES.length()));
        copy.setTime(entry.getTime());
        classes.putNextEntry(copy);
        content.transferTo(classes);
    }

    private static Manifest versionOf(Manifest executable) {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Name.MANIFEST_VERSION, "1.0");
        for (var name : List.of(Name.IMPLEMENTATION_TITLE, Name.IMPLEMENTATION_VERSION)) {
            attributes.put(name, executable.getMainAttributes().getValue(name));
        }
        return manifest;
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

    private static void deleteOlder(String name, Path apps) throws IOException, InterruptedException {
        Files.createDirectories(apps);
        try (var older = Files.newDirectoryStream(apps, name + "-*")) {
            for (var directory : older) {
                AtomicDirectory.deleteRecursively(directory);
            }
        }
    }
}
