package io.fairlead.local.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs to keep. */
final class ProgramFixtures {

    private ProgramFixtures() {}

    /** Counts its starts in {@code starts}; with an exit code, ends with it at once. */
    static Program aProgram(Path directory, String... exitCode) {
        var arguments = new ArrayList<>(
                List.of(FakeProgram.class.getName(), starts(directory).toString()));
        arguments.addAll(List.of(exitCode));
        return new Program(
                "fake",
                java(ChildProcessMain.class, arguments),
                Map.of(),
                directory,
                Readiness.whenLogContains("ready"));
    }

    static Path starts(Path directory) {
        return directory.resolve("starts");
    }

    static List<String> java(Class<?> main, List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }
}
