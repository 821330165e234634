package io.fairlead.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.local.program.ChildOf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchedJarTests {

    @TempDir
    Path directory;

    @Test
    void holdsTheClassesThatRunInsideThePrograms() throws Exception {
        var jar = LaunchedJar.of(directory.resolve("apps/launched.jar"), List.of(ChildOf.class));

        try (var content = new JarFile(jar.toFile())) {
            assertThat(content.getEntry("io/fairlead/local/program/ChildOf.class"))
                    .isNotNull();
        }
    }

    @Test
    void isLeftAloneWhenItIsAsItShouldBe() throws Exception {
        var jar = LaunchedJar.of(directory.resolve("launched.jar"), List.of(ChildOf.class));
        var longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(jar, longAgo);

        LaunchedJar.of(jar, List.of(ChildOf.class));

        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(longAgo);
    }
}
