package io.fairlead.local.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What one program says: all of it into its file, the last lines kept at hand, and onwards to the console. */
public final class ProgramLog {

    private static final int MAX_RECENT_LINES = 200;

    private final LogFile file;
    private final Consumer<String> console;
    private final Function<String, ProgramLog> logs;
    private final Deque<String> recent = new ArrayDeque<>();

    ProgramLog(LogFile file, Consumer<String> console, Function<String, ProgramLog> logs) {
        this.file = file;
        this.console = console;
        this.logs = logs;
    }

    synchronized void startRun() {
        recent.clear();
    }

    /** Of a JVM that several programs share, each line goes to the log of the program that wrote it. */
    void append(String line) {
        ProgramLine.parse(line).ifPresentOrElse(this::append, () -> appendOwn(line));
    }

    private void append(ProgramLine line) {
        addRecent(line.text());
        logs.apply(line.program()).appendOwn(line.text());
    }

    private synchronized void appendOwn(String line) {
        addRecent(line);
        file.append(line);
        console.accept(line);
    }

    private synchronized void addRecent(String line) {
        if (recent.size() == MAX_RECENT_LINES) {
            recent.removeFirst();
        }
        recent.addLast(line);
    }

    synchronized boolean hasLineWith(String text) {
        return recent.stream().anyMatch(line -> line.contains(text));
    }

    synchronized List<String> lastLines(int count) {
        return recent.stream().skip(Math.max(0, recent.size() - count)).toList();
    }
}
