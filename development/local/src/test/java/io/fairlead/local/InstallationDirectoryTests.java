package io.fairlead.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationDirectoryTests {

    @TempDir
    Path directory;

    @Test
    void refusesASecondStartOnTheSameDirectory() {
        try (var _ = InstallationDirectory.acquire(directory)) {

            assertThatThrownBy(() -> InstallationDirectory.acquire(directory))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("runs already on " + directory)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void isFreeAgainOnceClosed() {
        InstallationDirectory.acquire(directory).close();

        try (var again = InstallationDirectory.acquire(directory)) {
            assertThat(again.directory()).isEqualTo(directory);
        }
    }

    @Test
    void letsNobodyElseIn() throws Exception {
        try (var _ = InstallationDirectory.acquire(directory.resolve("home"))) {

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("home"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void liesWhereMavenWasCalledUnlessToldOtherwise() {
        var usual = Settings.from(Map.of(), Path.of("/somewhere"), Path.of("/tree"));
        var relative = Settings.from(Map.of("FAIRLEAD_HOME", "data"), Path.of("/somewhere"), Path.of("/tree"));
        var absolute = Settings.from(Map.of("FAIRLEAD_HOME", "/data"), Path.of("/somewhere"), Path.of("/tree"));

        assertThat(usual.home()).isEqualTo(Path.of("/somewhere/.fairlead"));
        assertThat(relative.home()).isEqualTo(Path.of("/somewhere/data"));
        assertThat(absolute.home()).isEqualTo(Path.of("/data"));
    }
}
