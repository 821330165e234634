package io.fairlead.local.observability;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's promtool. Without it the tests that need it are reported as not run; the build server demands it. */
final class Promtool {

    static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");

    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private Promtool() {}

    static Promtool require() {
        assumeTrue(
                Files.isExecutable(PROMTOOL) || "required".equals(System.getenv("FAIRLEAD_PROMETHEUS")),
                "promtool is missing: install Debian's package prometheus");
        return new Promtool();
    }

    record Answer(int status, String output) {}

    Answer run(String... arguments) {
        var command = new ArrayList<>(List.of(PROMTOOL.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
