package io.fairlead.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.local.program.ChildProcessMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherJarTests {

    @TempDir
    Path directory;

    @Test
    void holdsTheClassesThatRunInsideThePrograms() throws Exception {
        var jar = LauncherJar.create(directory.resolve("apps/launched.jar"), List.of(ChildProcessMain.class), Map.of());

        try (var content = new JarFile(jar.toFile())) {
            assertThat(content.getEntry("io/fairlead/local/program/ChildProcessMain.class"))
                    .isNotNull();
        }
    }

    @Test
    void isLeftAloneWhenItIsAsItShouldBe() throws Exception {
        var jar = LauncherJar.create(directory.resolve("launched.jar"), List.of(ChildProcessMain.class), Map.of());
        var longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(jar, longAgo);

        LauncherJar.create(jar, List.of(ChildProcessMain.class), Map.of());

        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(longAgo);
    }
}
