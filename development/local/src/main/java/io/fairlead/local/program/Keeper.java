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
public final class Keeper {

    private static final int EARLY_DEATHS = 3;
    private static final Duration LONGEST_START = Duration.ofSeconds(300);

    private final Program program;
    private final Journal journal;
    private final ProgramLog log;
    private final Path pidFile;
    private final Backoff backoff = new Backoff();
    private final CompletableFuture<Duration> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private final long begun = System.nanoTime();

    private Keeper(Program program, Journal journal, Path pids) {
        this.program = program;
        this.journal = journal;
        this.log = journal.of(program.name());
        this.pidFile = pids.resolve(program.name());
        this.thread = Thread.ofPlatform().name("keep-" + program.name()).start(this::keep);
    }

    public static Keeper of(Program program, Journal journal, Path pids) {
        return new Keeper(program, journal, pids);
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

    private void keep() {
        var deathsBeforeReady = 0;
        while (!isStopping()) {
            var started = System.nanoTime();
            var end = runOnce();
            if (isStopping()) {
                return;
            }
            if (!firstReady.isDone() && ++deathsBeforeReady == EARLY_DEATHS) {
                firstReady.completeExceptionally(new ProgramFailed(name() + " " + end, log.lastLines(15)));
                return;
            }
            var pause = backoff.after(since(started));
            journal.tell(name(), end + ", starts again in " + pause.toSeconds() + " s");
            waitOrStop(pause.toMillis());
        }
    }

    private String runOnce() {
        log.begin();
        try {
            var now = RunningProgram.start(program, log);
            if (program.daemonPid().isEmpty()) {
                Files.writeString(pidFile, now.pid() + "\n");
            }
            try {
                return watch(now);
            } finally {
                now.end(program.grace());
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
                return now.obituary();
            }
            if (since(started).compareTo(LONGEST_START) > 0) {
                return "was not ready after " + LONGEST_START.toSeconds() + " s";
            }
            waitOrStop(50);
        }
        now.findDaemon();
        if (program.daemonPid().isPresent()) {
            Files.writeString(pidFile, now.pid() + "\n");
        }
        if (!firstReady.complete(since(begun)) && !isStopping()) {
            journal.tell(name(), "is ready again after " + since(started).toMillis() + " ms");
        }
        while (!isStopping() && now.isAlive()) {
            waitOrStop(100);
        }
        return now.obituary();
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
