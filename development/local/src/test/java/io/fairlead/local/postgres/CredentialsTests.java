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
        var credentials = Credentials.load(directory.resolve("credentials"));

        var made = credentials.passwordOf("secret");

        assertThat(made).hasSizeGreaterThan(30).isNotEqualTo(credentials.passwordOf("connector"));
        assertThat(Credentials.load(directory.resolve("credentials")).passwordOf("secret"))
                .isEqualTo(made);
    }

    @Test
    void letsOnlyTheOwnerReadThem() throws Exception {
        var file = directory.resolve("credentials");

        Credentials.load(file).passwordOf("secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void takesRightsBackThatOthersWereGiven() throws Exception {
        var file = directory.resolve("credentials");
        Credentials.load(file).passwordOf("secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Credentials.load(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotShowThemInItsText() {
        var credentials = Credentials.load(directory.resolve("credentials"));

        assertThat(credentials.toString()).doesNotContain(credentials.passwordOf("secret"));
    }
}
