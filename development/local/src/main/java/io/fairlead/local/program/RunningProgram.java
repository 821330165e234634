package io.fairlead.local.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of a program, from its start to its end. */
final class RunningProgram {

    // Ctrl-C and a closed terminal reach every process of the terminal at once; we want to stop ours in order.
    private static final List<String> IGNORE_TERMINAL_SIGNALS =
            List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "fairlead");

    private final Program program;
    private final ProgramLog log;
    private final Process process;
    private @Nullable ProcessHandle daemon;

    private RunningProgram(Program program, ProgramLog log, Process process) {
        this.program = program;
        this.log = log;
        this.process = process;
    }

    static RunningProgram start(Program program, ProgramLog log) throws IOException {
        var command = new ArrayList<>(IGNORE_TERMINAL_SIGNALS);
        command.addAll(program.command());
        var builder = new ProcessBuilder(command)
                .directory(program.directory().toFile())
                .redirectErrorStream(true);
        // glibc keeps a heap of its own per thread otherwise, some 50 MB in a program with many
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(program.environment());
        var process = builder.start();
        // A virtual thread would keep its carrier while it waits for a line, and there are only as many as cores.
        Thread.ofPlatform().name("log-" + program.name()).daemon().start(() -> copyOutput(process, log));
        return new RunningProgram(program, log, process);
    }

    long pid() {
        return daemon == null ? process.pid() : daemon.pid();
    }

    boolean isAlive() {
        return process.isAlive() && (daemon == null || daemon.isAlive());
    }

    boolean isReady() {
        try {
            return program.readiness().isReady(log);
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void findDaemon() throws IOException {
        if (program.daemonPid().isPresent()) {
            var pid = Files.readAllLines(program.daemonPid().get()).getFirst().strip();
            daemon = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
        }
    }

    String exitDescription() {
        return process.isAlive() ? "ended" : "ended with code " + process.exitValue();
    }

    void stop(Duration grace) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(1, TimeUnit.SECONDS);
            }
            if (daemon != null && daemon.isAlive()) {
                daemon.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void copyOutput(Process process, ProgramLog log) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line);
            }
        } catch (IOException _) {
            // the program has ended
        }
    }
}
