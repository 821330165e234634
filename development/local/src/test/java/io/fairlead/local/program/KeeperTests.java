package io.fairlead.local.program;

import static io.fairlead.local.program.ProgramFixtures.aProgram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @BeforeEach
    void openJournal() {
        journal = new Journal(new PrintStream(console, true, StandardCharsets.UTF_8), false, directory.resolve("logs"));
    }

    @Test
    void startsAProgramAndWritesDownItsProcess() throws Exception {
        var keeper = Keeper.of(aProgram(directory), journal, directory);

        keeper.ready().join();
        await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("fake")));

        assertThat(Files.readString(directory.resolve("fake")))
                .isEqualTo(Files.readString(ProgramFixtures.starts(directory)));
        keeper.stop();
        assertThat(directory.resolve("fake")).doesNotExist();
    }

    @Test
    void startsAKilledProgramAgainAndSaysSo() throws Exception {
        var keeper = Keeper.of(aProgram(directory), journal, directory);
        keeper.ready().join();

        process(0).destroyForcibly();

        await().atMost(PATIENCE).until(() -> starts().size() == 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(said())
                        .contains("ended with code 137, starts again in 1 s")
                        .contains("is ready again"));
        keeper.stop();
    }

    @Test
    void givesUpOnAProgramThatNeverComesUp() {
        var keeper = Keeper.of(aProgram(directory, "3"), journal, directory);

        assertThatThrownBy(() -> keeper.ready().join())
                .hasRootCauseInstanceOf(ProgramFailed.class)
                .hasStackTraceContaining("fake ended with code 3")
                .hasStackTraceContaining("I cannot live like this");
        keeper.stop();
    }

    @Test
    void leavesNoProcessBehindWhenItStops() throws Exception {
        var keeper = Keeper.of(aProgram(directory), journal, directory);
        keeper.ready().join();
        var process = process(0);

        keeper.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(starts()).hasSize(1);
    }

    @Test
    void theDeathOfTheLauncherEndsItsPrograms() throws Exception {
        var launcher = new ProcessBuilder(ProgramFixtures.java(FakeLauncher.class, List.of(directory.toString())))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("launcher.log").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(ProgramFixtures.starts(directory)) && !starts().isEmpty());
        var program = process(0);
        assertThat(program.isAlive()).isTrue();

        launcher.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> !program.isAlive());
    }

    @Test
    void waitsForTheProgramsOfALauncherThatWasKilled() throws Exception {
        var left = new ProcessBuilder("sleep", "600").start();
        var pids = Files.createDirectory(directory.resolve("pids"));
        Files.writeString(pids.resolve("left"), left.pid() + "\n");
        assertThat(Leftovers.exist(pids)).isTrue();

        Leftovers.awaitEnd(pids, Duration.ofMillis(200));

        await().atMost(PATIENCE).until(() -> !left.isAlive());
        assertThat(Leftovers.exist(pids)).isFalse();
    }

    private List<String> starts() throws IOException {
        return Files.readAllLines(ProgramFixtures.starts(directory));
    }

    private ProcessHandle process(int start) throws IOException {
        return ProcessHandle.of(Long.parseLong(starts().get(start))).orElseThrow();
    }

    private String said() {
        return console.toString(StandardCharsets.UTF_8);
    }
}
