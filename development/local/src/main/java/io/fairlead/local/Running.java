package io.fairlead.local;

import io.fairlead.local.program.Journal;
import io.fairlead.local.program.Keeper;
import io.fairlead.local.program.Program;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** The programs that are kept running, in the order in which they depend on each other. */
final class Running {

    /** Stopped from the last to the first; what is in the same stage, at the same time. */
    enum Stage {
        DATABASE,
        BROKER,
        SERVICES,
        DELEGATE,
        CONSOLE
    }

    private final Journal journal;
    private final Path pids;
    private final Map<Stage, List<Keeper>> keepers = new EnumMap<>(Stage.class);
    private boolean stopping;

    Running(Journal journal, Path pids) {
        this.journal = journal;
        this.pids = pids;
        for (var stage : Stage.values()) {
            keepers.put(stage, new CopyOnWriteArrayList<>());
        }
    }

    /** Returns once the program is ready for work. */
    void start(Stage stage, Program program) {
        var keeper = begin(stage, program);
        try {
            var took = keeper.ready().join();
            journal.say("  %-18s ready   %5.1f s".formatted(keeper.name(), took.toMillis() / 1000.0));
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    void stop() {
        synchronized (this) {
            stopping = true;
        }
        for (var stage : List.of(Stage.values()).reversed()) {
            var threads = keepers.getOrDefault(stage, List.of()).stream()
                    .map(keeper -> Thread.ofPlatform().start(keeper::stop))
                    .toList();
            threads.forEach(Running::join);
        }
    }

    private synchronized Keeper begin(Stage stage, Program program) {
        if (stopping) {
            throw new CannotStart("The start was broken off");
        }
        var keeper = Keeper.of(program, journal, pids);
        keepers.getOrDefault(stage, List.of()).add(keeper);
        return keeper;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
