package io.fairlead.local.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ahead-of-time caches that later starts use, one after the other and behind all other work.
 *
 * <p>A cache is complete or absent, and whatever goes wrong here costs later starts their speed, nothing else.
 */
public final class AotCacheTrainer implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 180;

    private final Path log;
    private volatile boolean closed;
    private volatile @Nullable Process current;

    public AotCacheTrainer(Path log) {
        this.log = log;
    }

    /**
     * A run that shows the JVM what this program does.
     *
     * @param flags added to make the program end by itself once it has shown enough
     */
    public record TrainingRun(
            JavaProgram program, Map<String, String> environment, List<String> flags, List<String> arguments) {

        boolean isCached() {
            return Files.exists(program.cache());
        }

        /** Passwords travel in the environment. */
        @Override
        public String toString() {
            return "TrainingRun[" + program.mainClass() + "]";
        }
    }

    public void train(List<TrainingRun> runs) {
        for (var run : runs) {
            if (!closed && !run.isCached()) {
                try {
                    train(run);
                } catch (IOException _) {
                    // the next start tries again
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        var process = current;
        if (process != null) {
            // the JVM has a second one write the cache
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void train(TrainingRun run) throws IOException, InterruptedException {
        var cache = run.program().cache();
        var fresh = cache.resolveSibling(cache.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec nice -n 15 \"$@\"", "fairlead"));
        command.addAll(run.program().trainingCommand(fresh, run.flags(), run.arguments()));
        var builder = new ProcessBuilder(command)
                .directory(log.resolveSibling(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(run.environment());
        var process = builder.start();
        current = process;
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        } else if (process.exitValue() == 0 && Files.exists(fresh)) {
            Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(fresh);
    }
}
