package io.fairlead.local.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts one program, keeps it running, and stops it. */
public final class ProcessSupervisor {

    private static final int MAX_EARLY_EXITS = 3;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(300);

    private final Program program;
    private final ProgramJournal journal;
    private final ProgramLog log;
    private final Path pidFile;
    private final RestartBackoff backoff = new RestartBackoff();
    private final CompletableFuture<Duration> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private final long startedAt = System.nanoTime();

    private ProcessSupervisor(Program program, ProgramJournal journal, Path pids) {
        this.program = program;
        this.journal = journal;
        this.log = journal.logOf(program.name());
        this.pidFile = pids.resolve(program.name());
        this.thread = Thread.ofPlatform().name("keep-" + program.name()).start(this::supervise);
    }

    public static ProcessSupervisor start(Program program, ProgramJournal journal, Path pids) {
        return new ProcessSupervisor(program, journal, pids);
    }

    public String name() {
        return program.name();
    }

    /** Completes with the time that the first start took, or with {@link ProgramFailed}. */
    public CompletableFuture<Duration> ready() {
        return firstReady;
    }

    /** Lets go of the program and waits for its end; by force if its grace runs out. */
    public void stop() {
        stopping.countDown();
        firstReady.completeExceptionally(new ProgramFailed(name() + " was stopped", List.of()));
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        var exitsBeforeReady = 0;
        while (!isStopping()) {
            var started = System.nanoTime();
            var end = runOnce();
            if (isStopping()) {
                return;
            }
            if (!firstReady.isDone() && ++exitsBeforeReady == MAX_EARLY_EXITS) {
                firstReady.completeExceptionally(new ProgramFailed(name() + " " + end, log.lastLines(15)));
                return;
            }
            var pause = backoff.delayAfter(since(started));
            journal.printEvent(name(), end + ", starts again in " + pause.toSeconds() + " s");
            waitOrStop(pause.toMillis());
        }
    }

    private String runOnce() {
        log.startRun();
        try {
            var now = RunningProgram.start(program, log);
            if (program.daemonPid().isEmpty()) {
                Files.writeString(pidFile, now.pid() + "\n");
            }
            try {
                return watch(now);
            } finally {
                now.stop(program.grace());
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException failure) {
            return "could not be started: " + failure.getMessage();
        }
    }

    private String watch(RunningProgram now) throws IOException {
        var started = System.nanoTime();
        while (!now.isReady()) {
            if (isStopping() || !now.isAlive()) {
                return now.exitDescription();
            }
            if (since(started).compareTo(START_TIMEOUT) > 0) {
                return "was not ready after " + START_TIMEOUT.toSeconds() + " s";
            }
            waitOrStop(50);
        }
        now.findDaemon();
        if (program.daemonPid().isPresent()) {
            Files.writeString(pidFile, now.pid() + "\n");
        }
        if (!firstReady.complete(since(startedAt)) && !isStopping()) {
            journal.printEvent(name(), "is ready again after " + since(started).toMillis() + " ms");
        }
        while (!isStopping() && now.isAlive()) {
            waitOrStop(100);
        }
        return now.exitDescription();
    }

    private void waitOrStop(long millis) {
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            stopping.countDown();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
