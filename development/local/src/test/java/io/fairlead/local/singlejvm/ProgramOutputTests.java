package io.fairlead.local.singlejvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.local.program.ProgramLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramOutputTests {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream output =
            new ProgramOutput(new PrintStream(written, true, StandardCharsets.UTF_8)).stream();

    @Test
    void marksEachLineWithTheProgramOfItsThread() {
        output.println("the JVM itself");
        as("secret-service", () -> output.print("one\n\ttwo\nthr"));
        as("secret-service", () -> output.println("ee"));
        as("identity", () -> runInThreadOfItsOwn(() -> output.println("of a thread that it began")));

        assertThat(lines().map(line -> ProgramLine.parse(line).orElse(new ProgramLine("", line))))
                .containsExactly(
                        new ProgramLine("", "the JVM itself"),
                        new ProgramLine("secret-service", "one"),
                        new ProgramLine("secret-service", "\ttwo"),
                        new ProgramLine("secret-service", "three"),
                        new ProgramLine("identity", "of a thread that it began"));
    }

    @Test
    void leavesALineAloneThatNoProgramWrote() {
        for (var line : List.of("", "plain", "\u001e unfinished", "a \u001e in \u001f between")) {
            assertThat(ProgramLine.parse(line)).isEmpty();
        }
    }

    private Stream<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines();
    }

    private static void as(String program, Runnable action) {
        runInThreadOfItsOwn(() -> {
            ProgramOutput.CURRENT_PROGRAM.set(program);
            action.run();
        });
    }

    private static void runInThreadOfItsOwn(Runnable action) {
        CompletableFuture.runAsync(action, task -> Thread.ofVirtual().start(task))
                .join();
    }
}
