package io.fairlead.local.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sees the programs of an earlier run off, whose launcher was killed a moment ago. */
public final class StaleProcesses {

    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofSeconds(2);

    private StaleProcesses() {}

    /** They end by themselves once their launcher is gone; who has not ended in time is told, then made to. */
    public static void awaitEnd(Path pids, Duration timeout) {
        var stale = alive(pids);
        if (!allEndedWithin(stale, timeout)) {
            stale.forEach(ProcessHandle::destroy);
            if (!allEndedWithin(stale, timeout)) {
                stale.forEach(ProcessHandle::destroyForcibly);
                allEndedWithin(stale, timeout);
            }
        }
    }

    public static boolean exist(Path pids) {
        return !alive(pids).isEmpty();
    }

    private static boolean allEndedWithin(List<ProcessHandle> processes, Duration timeout) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<ProcessHandle> alive(Path pids) {
        var alive = new ArrayList<ProcessHandle>();
        try (var files = Files.newDirectoryStream(pids)) {
            for (var file : files) {
                var written = Files.getLastModifiedTime(file).toInstant();
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .filter(process -> startedBefore(written, process))
                        .ifPresent(alive::add);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("read " + pids + ": " + failure.getMessage(), failure);
        }
        return alive;
    }

    /** A younger process only inherited the number. */
    private static boolean startedBefore(Instant written, ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .startInstant()
                        .filter(start -> start.isBefore(written.plus(MAX_CLOCK_DIFFERENCE)))
                        .isPresent();
    }
}
