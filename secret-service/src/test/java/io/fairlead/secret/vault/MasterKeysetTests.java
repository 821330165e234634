package io.fairlead.secret.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysetTests {

    private static final byte[] NOTHING = {};

    private final Path directory;
    private final Path file;

    MasterKeysetTests(@TempDir Path home) {
        this.directory = home.resolve("secret-service");
        this.file = directory.resolve("master-keyset.json");
    }

    @BeforeEach
    void startForTheFirstTime() {
        new MasterKeyset(file).load(() -> false);
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(directory.toFile().list()).containsExactly("master-keyset.json");
    }

    @Test
    void isTheSameOnTheNextStart() throws GeneralSecurityException {
        var encrypted = new MasterKeyset(file).load(() -> true).encrypt("x".getBytes(), NOTHING);

        assertThat(new MasterKeyset(file).load(() -> true).decrypt(encrypted, NOTHING))
                .isEqualTo("x".getBytes());
    }

    @Test
    void isRefusedWhenOthersCanReadIt() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> new MasterKeyset(file).load(() -> true))
                .isInstanceOf(KeysetRefused.class)
                .hasMessageContaining("can be used by others than its owner (rw-r-----)");
    }

    @Test
    void isRefusedWhenOthersCanListItsDirectory() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> new MasterKeyset(file).load(() -> true)).isInstanceOf(KeysetRefused.class);
    }

    @Test
    void isNotReplacedWhenValuesDependOnAMissingOne() throws IOException {
        Files.delete(file);

        assertThatThrownBy(() -> new MasterKeyset(file).load(() -> true))
                .isInstanceOf(KeysetRefused.class)
                .hasMessageContaining("is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void isRefusedWhenItIsNoKeyset() throws IOException {
        Files.writeString(file, "{}");

        assertThatThrownBy(() -> new MasterKeyset(file).load(() -> true)).isInstanceOf(KeysetRefused.class);
    }

    @Test
    void staysWhenAnotherInstanceWasFaster() throws IOException {
        var first = Files.readString(file);

        new OwnerOnlyFile(file).writeOnce("another");

        assertThat(file).hasContent(first);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
