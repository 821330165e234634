package io.fairlead.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedAppTests {

    private static final Map<String, String> CONTENT = Map.of(
            "BOOT-INF/classes/",
            "",
            "BOOT-INF/classes/a/",
            "",
            "BOOT-INF/classes/a/Main.class",
            "main",
            "BOOT-INF/classes/application.yml",
            "port: 1",
            "BOOT-INF/lib/",
            "",
            "BOOT-INF/lib/one-1.0.jar",
            "1",
            "BOOT-INF/lib/two-2.0.jar",
            "2",
            "org/springframework/boot/loader/Launcher.class",
            "launcher");

    @TempDir
    Path directory;

    @Test
    void partsWhatIsTheProgramsOwnFromItsLibraries() throws Exception {
        var app = UnpackedApp.of("service", executableJar("1"), directory.resolve("apps"));

        assertThat(app.mainClass()).isEqualTo("a.Main");
        assertThat(app.libraries())
                .extracting(library -> Files.readString(library))
                .containsExactly("1", "2");
        assertThat(app.classPath(Path.of("launched.jar"))).startsWith(Path.of("launched.jar"), app.classes());
        try (var classes = new JarFile(app.classes().toFile())) {
            assertThat(classes.stream().map(ZipEntry::getName))
                    .containsExactly("META-INF/MANIFEST.MF", "a/", "a/Main.class", "application.yml");
            assertThat(classes.getManifest().getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION))
                    .isEqualTo("1");
        }
    }

    @Test
    void unpacksOnceForEachContent() throws Exception {
        var apps = directory.resolve("apps");
        var first = UnpackedApp.of("service", executableJar("1"), apps);
        var again = UnpackedApp.of("service", executableJar("1"), apps);
        var other = UnpackedApp.of("service", executableJar("2"), apps);

        assertThat(again).isEqualTo(first);
        assertThat(other.classes()).isNotEqualTo(first.classes());
        assertThat(first.classes()).doesNotExist();
    }

    private Path executableJar(String version) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Name.MANIFEST_VERSION, "1.0");
        attributes.put(Name.IMPLEMENTATION_TITLE, "service");
        attributes.put(Name.IMPLEMENTATION_VERSION, version);
        attributes.putValue("Start-Class", "a.Main");
        var jar = directory.resolve("service-exec.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var entry : new TreeMap<>(CONTENT).entrySet()) {
                var zipEntry = new ZipEntry(entry.getKey());
                zipEntry.setTime(0);
                out.putNextEntry(zipEntry);
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
