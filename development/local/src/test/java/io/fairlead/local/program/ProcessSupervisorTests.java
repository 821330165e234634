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

class ProcessSupervisorTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @SuppressWarnings("NullAway.Init")
    private ProgramJournal journal;

    @BeforeEach
    void openJournal() {
        journal = new ProgramJournal(
                new PrintStream(console, true, StandardCharsets.UTF_8), false, directory.resolve("logs"));
    }

    @Test
    void startsAProgramAndWritesDownItsProcess() throws Exception {
        var supervisor = ProcessSupervisor.start(aProgram(directory), journal, directory);

        supervisor.ready().join();
        await().atMost(TIMEOUT).until(() -> Files.exists(directory.resolve("fake")));

        assertThat(Files.readString(directory.resolve("fake")))
                .isEqualTo(Files.readString(ProgramFixtures.starts(directory)));
        supervisor.stop();
        assertThat(directory.resolve("fake")).doesNotExist();
    }

    @Test
    void startsAKilledProgramAgainAndSaysSo() throws Exception {
        var supervisor = ProcessSupervisor.start(aProgram(directory), journal, directory);
        supervisor.ready().join();

        process(0).destroyForcibly();

        await().atMost(TIMEOUT).until(() -> starts().size() == 2);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(said())
                        .contains("ended with code 137, starts again in 1 s")
                        .contains("is ready again"));
        supervisor.stop();
    }

    @Test
    void givesUpOnAProgramThatNeverComesUp() {
        var supervisor = ProcessSupervisor.start(aProgram(directory, "3"), journal, directory);

        assertThatThrownBy(() -> supervisor.ready().join())
                .hasRootCauseInstanceOf(ProgramFailed.class)
                .hasStackTraceContaining("fake ended with code 3")
                .hasStackTraceContaining("I cannot live like this");
        supervisor.stop();
    }

    @Test
    void leavesNoProcessBehindWhenItStops() throws Exception {
        var supervisor = ProcessSupervisor.start(aProgram(directory), journal, directory);
        supervisor.ready().join();
        var process = process(0);

        supervisor.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(starts()).hasSize(1);
    }

    @Test
    void theDeathOfTheLauncherEndsItsPrograms() throws Exception {
        var launcher = new ProcessBuilder(ProgramFixtures.java(FakeLauncher.class, List.of(directory.toString())))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("launcher.log").toFile())
                .start();
        await().atMost(TIMEOUT).until(() -> Files.exists(ProgramFixtures.starts(directory)) && !starts().isEmpty());
        var program = process(0);
        assertThat(program.isAlive()).isTrue();

        launcher.destroyForcibly().waitFor();

        await().atMost(TIMEOUT).until(() -> !program.isAlive());
    }

    @Test
    void waitsForTheProgramsOfALauncherThatWasKilled() throws Exception {
        var left = new ProcessBuilder("sleep", "600").start();
        var pids = Files.createDirectory(directory.resolve("pids"));
        Files.writeString(pids.resolve("left"), left.pid() + "\n");
        assertThat(StaleProcesses.exist(pids)).isTrue();

        StaleProcesses.awaitEnd(pids, Duration.ofMillis(200));

        await().atMost(TIMEOUT).until(() -> !left.isAlive());
        assertThat(StaleProcesses.exist(pids)).isFalse();
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
