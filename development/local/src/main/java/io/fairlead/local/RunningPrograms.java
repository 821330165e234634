package io.fairlead.local;

import io.fairlead.local.program.ProcessSupervisor;
import io.fairlead.local.program.Program;
import io.fairlead.local.program.ProgramJournal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** The programs that are kept running, in the order in which they depend on each other. */
final class RunningPrograms {

    /** Stopped from the last to the first; what is in the same stage, at the same time. */
    enum Stage {
        DATABASE,
        BROKER,
        SERVICES,
        DELEGATE,
        CONSOLE
    }

    private final ProgramJournal journal;
    private final Path pids;
    private final Map<Stage, List<ProcessSupervisor>> supervisors = new EnumMap<>(Stage.class);
    private boolean stopping;

    RunningPrograms(ProgramJournal journal, Path pids) {
        this.journal = journal;
        this.pids = pids;
        for (var stage : Stage.values()) {
            supervisors.put(stage, new CopyOnWriteArrayList<>());
        }
    }

    /** Returns once the program is ready for work. */
    void start(Stage stage, Program program) {
        var supervisor = supervise(stage, program);
        try {
            var took = supervisor.ready().join();
            journal.println("  %-18s ready   %5.1f s".formatted(supervisor.name(), took.toMillis() / 1000.0));
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    void stop() {
        synchronized (this) {
            stopping = true;
        }
        for (var stage : List.of(Stage.values()).reversed()) {
            var threads = supervisors.getOrDefault(stage, List.of()).stream()
                    .map(supervisor -> Thread.ofPlatform().start(supervisor::stop))
                    .toList();
            threads.forEach(RunningPrograms::join);
        }
    }

    private synchronized ProcessSupervisor supervise(Stage stage, Program program) {
        if (stopping) {
            throw new CannotStart("The start was broken off");
        }
        var supervisor = ProcessSupervisor.start(program, journal, pids);
        supervisors.getOrDefault(stage, List.of()).add(supervisor);
        return supervisor;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
