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
public final class Leftovers {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(2);

    private Leftovers() {}

    /** They end by themselves once their launcher is gone; who has not ended in time is told, then made to. */
    public static void awaitEnd(Path pids, Duration patience) {
        var left = alive(pids);
        if (!waited(left, patience)) {
            left.forEach(ProcessHandle::destroy);
            if (!waited(left, patience)) {
                left.forEach(ProcessHandle::destroyForcibly);
                waited(left, patience);
            }
        }
    }

    public static boolean exist(Path pids) {
        return !alive(pids).isEmpty();
    }

    private static boolean waited(List<ProcessHandle> processes, Duration patience) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
                        .filter(start -> start.isBefore(written.plus(CLOCKS_DIFFER_BY)))
                        .isPresent();
    }
}
