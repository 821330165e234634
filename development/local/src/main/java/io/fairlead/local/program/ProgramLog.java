package io.fairlead.local.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What one program says: all of it into its file, the last lines kept at hand, and onwards to the console. */
public final class ProgramLog {

    private static final int MAX_RECENT_LINES = 200;

    private final LogFile file;
    private final Consumer<String> console;
    private final Deque<String> recent = new ArrayDeque<>();

    ProgramLog(LogFile file, Consumer<String> console) {
        this.file = file;
        this.console = console;
    }

    synchronized void startRun() {
        recent.clear();
    }

    synchronized void append(String line) {
        if (recent.size() == MAX_RECENT_LINES) {
            recent.removeFirst();
        }
        recent.addLast(line);
        file.append(line);
        console.accept(line);
    }

    synchronized boolean hasLineWith(String text) {
        return recent.stream().anyMatch(line -> line.contains(text));
    }

    synchronized List<String> lastLines(int count) {
        return recent.stream().skip(Math.max(0, recent.size() - count)).toList();
    }
}
