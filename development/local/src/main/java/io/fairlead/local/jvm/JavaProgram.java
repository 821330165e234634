package io.fairlead.local.jvm;

import io.fairlead.local.program.ChildProcessMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class with its class path and flags, run on the leash of {@link ChildProcessMain}.
 *
 * @param cache where the JVM's ahead-of-time cache lies, or will lie once a training run has made it
 */
public record JavaProgram(List<String> flags, List<Path> classPath, String mainClass, Path cache) {

    /** For programs that start beside many others: the quick compiler alone halves what that costs. */
    public static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final List<String> SMALL_FOOTPRINT =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData", "-Xss512k");

    /** A cache that does not fit makes the JVM start without it, so it can never break a start. */
    public List<String> command(List<String> arguments) {
        var withCache = Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.<String>of();
        return command(withCache, arguments);
    }

    /** The same program, noting down for the cache what it loads and does. */
    List<String> trainingCommand(Path output, List<String> extraFlags, List<String> arguments) {
        var extra = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + output));
        extra.addAll(extraFlags);
        return command(extra, arguments);
    }

    private List<String> command(List<String> extraFlags, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_FOOTPRINT);
        command.addAll(flags);
        command.addAll(extraFlags);
        command.add("-cp");
        command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
        command.add(ChildProcessMain.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
