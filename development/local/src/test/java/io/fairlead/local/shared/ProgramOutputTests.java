package io.fairlead.local.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramOutputTests {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream output =
            new ProgramOutput(new PrintStream(written, true, StandardCharsets.UTF_8)).stream();

    @TempDir
    Path directory;

    @Test
    void marksEachLineWithTheProgramOfItsThread() throws IOException, InterruptedException {
        output.println("the JVM itself");
        as(loader("secret-service"), () -> output.print("one\n\ttwo\nthr"));
        as(loader("secret-service"), () -> output.println("ee"));
        as(new URLClassLoader(new URL[0], loader("identity")), () -> output.println("of its web server"));

        assertThat(lines().map(line -> ProgramLine.parse(line).orElse(new ProgramLine("", line))))
                .containsExactly(
                        new ProgramLine("", "the JVM itself"),
                        new ProgramLine("secret-service", "one"),
                        new ProgramLine("secret-service", "\ttwo"),
                        new ProgramLine("secret-service", "three"),
                        new ProgramLine("identity", "of its web server"));
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

    private ProgramClassLoader loader(String program) throws IOException {
        Files.writeString(directory.resolve("classpath"), "");
        return ProgramClassLoader.of(program, directory.resolve("app.jar"), Map.of());
    }

    private static void as(ClassLoader loader, Runnable action) throws InterruptedException {
        var thread = new Thread(action);
        thread.setContextClassLoader(loader);
        thread.start();
        thread.join();
    }
}
