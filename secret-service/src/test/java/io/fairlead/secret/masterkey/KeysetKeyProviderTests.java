package io.fairlead.secret.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetKeyProviderTests {

    private static final byte[] DATA_KEY = "data key".getBytes();

    private final Path directory;
    private final Path file;

    KeysetKeyProviderTests(@TempDir Path home) {
        this.directory = home.resolve("secret-service");
        this.file = directory.resolve("master-keyset.json");
    }

    @BeforeEach
    void startForTheFirstTime() {
        keys(true, null);
    }

    @Test
    void areForTheirOwnerOnly() throws IOException {
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(directory.toFile().list()).containsExactly("master-keyset.json");
    }

    @Test
    void areTheSameOnTheNextStart() {
        var wrapped = keys().wrap(DATA_KEY);

        assertThat(keys().unwrap(wrapped)).isEqualTo(DATA_KEY);
        assertThat(wrapped.masterKey()).isEqualTo(keys().primary()).matches("keyset:[0-9]+");
    }

    @Test
    void areRefusedWhenOthersCanReadThem() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::keys)
                .isInstanceOf(KeysetRefused.class)
                .hasMessageContaining("can be used by others than its owner (rw-r-----)");
    }

    @Test
    void areRefusedWhenOthersCanListTheirDirectory() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(this::keys).isInstanceOf(KeysetRefused.class);
    }

    @Test
    void areNotReplacedWhenValuesDependOnMissingOnes() throws IOException {
        Files.delete(file);

        assertThatThrownBy(this::keys).isInstanceOf(KeysetRefused.class).hasMessageContaining("is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void areRefusedWhenTheyAreNoKeyset() throws IOException {
        Files.writeString(file, "{}");

        assertThatThrownBy(this::keys).isInstanceOf(KeysetRefused.class);
    }

    @Test
    void stayWhenAnotherInstanceWasFaster() throws IOException {
        var first = Files.readString(file);

        new OwnerOnlyFile(file).writeOnce("another");

        assertThat(file).hasContent(first);
    }

    @Test
    void wrapWithTheNewestAndOpenWithAll() {
        var keys = keys();
        var before = keys.wrap(DATA_KEY);

        keys.rotate();

        assertThat(keys.wrap(DATA_KEY).masterKey()).isEqualTo(keys.primary()).isNotEqualTo(before.masterKey());
        assertThat(keys.unwrap(before)).isEqualTo(DATA_KEY);
    }

    @Test
    void areSeenByAnInstanceThatRunsAlready() {
        var one = keys();
        var other = keys();

        one.rotate();

        assertThat(other.unwrap(one.wrap(DATA_KEY))).isEqualTo(DATA_KEY);
        assertThat(other.primary()).isEqualTo(one.primary());
    }

    @Test
    void openNothingOnceTheyAreRetired() {
        var keys = keys();
        var before = keys.wrap(DATA_KEY);
        keys.rotate();

        keys.retire(before.masterKey());

        assertThat(keys.has(before.masterKey())).isFalse();
        assertThatThrownBy(() -> keys.unwrap(before))
                .isInstanceOf(MasterKeyUnavailable.class)
                .hasMessageContaining(before.masterKey());
    }

    @Test
    void loseNoKeyWhenSeveralProgramsRotateAtOnce() throws InterruptedException {
        var first = keys().primary();
        Callable<String> rotation = () -> {
            var keys = keys();
            keys.rotate();
            return keys.primary();
        };

        try (var programs = Executors.newFixedThreadPool(4)) {
            programs.invokeAll(Collections.nCopies(4, rotation))
                    .forEach(made -> assertThat(keys().has(made.resultNow())).isTrue());
        }

        assertThat(keys().has(first)).isTrue();
    }

    @Test
    void canBePutBehindAPassphraseWhileAnInstanceRuns() throws IOException {
        var running = keys(false, "correct horse");
        var wrapped = running.wrap(DATA_KEY);

        file(null).rewriteUnder(Optional.of(Passphrase.of("correct horse")));
        running.rotate();

        assertThat(Files.readString(file)).contains("argon2id").doesNotContain("AesGcmKey\",\"value");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(keys(false, "correct horse").unwrap(wrapped)).isEqualTo(DATA_KEY);
        assertThatThrownBy(this::keys).isInstanceOf(KeysetRefused.class).hasMessageContaining("there is no passphrase");
        assertThatThrownBy(() -> keys(false, "battery staple"))
                .isInstanceOf(KeysetRefused.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void comeOutFromBehindThePassphrase() {
        var wrapped = keys().wrap(DATA_KEY);
        file(null).rewriteUnder(Optional.of(Passphrase.of("correct horse")));

        file("correct horse").rewriteUnder(Optional.empty());

        assertThat(keys().unwrap(wrapped)).isEqualTo(DATA_KEY);
    }

    private KeysetKeyProvider keys() {
        return keys(false, null);
    }

    private KeysetKeyProvider keys(boolean first, @Nullable String passphrase) {
        return new KeysetKeyProvider(file(passphrase), first);
    }

    private KeysetFile file(@Nullable String passphrase) {
        return new KeysetFile(
                new OwnerOnlyFile(file), Optional.ofNullable(passphrase).map(Passphrase::of));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
