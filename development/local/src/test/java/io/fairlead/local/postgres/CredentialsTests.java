package io.fairlead.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTests {

    @TempDir
    Path directory;

    @Test
    void makesAnotherPasswordForEachLoginAndKeepsIt() {
        var credentials = Credentials.in(directory.resolve("credentials"));

        var made = credentials.of("secret");

        assertThat(made).hasSizeGreaterThan(30).isNotEqualTo(credentials.of("connector"));
        assertThat(Credentials.in(directory.resolve("credentials")).of("secret"))
                .isEqualTo(made);
    }

    @Test
    void letsOnlyTheOwnerReadThem() throws Exception {
        var file = directory.resolve("credentials");

        Credentials.in(file).of("secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void takesRightsBackThatOthersWereGiven() throws Exception {
        var file = directory.resolve("credentials");
        Credentials.in(file).of("secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Credentials.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotShowThemInItsText() {
        var credentials = Credentials.in(directory.resolve("credentials"));

        assertThat(credentials.toString()).doesNotContain(credentials.of("secret"));
    }
}
