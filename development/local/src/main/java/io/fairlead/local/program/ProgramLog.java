package io.fairlead.local.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What one program says: all of it into its file, the last lines kept at hand, and onwards to the console. */
public final class ProgramLog {

    private static final int KEPT = 200;

    private final LogFile file;
    private final Consumer<String> console;
    private final Deque<String> recent = new ArrayDeque<>();

    ProgramLog(LogFile file, Consumer<String> console) {
        this.file = file;
        this.console = console;
    }

    synchronized void begin() {
        recent.clear();
    }

    synchronized void line(String line) {
        if (recent.size() == KEPT) {
            recent.removeFirst();
        }
        recent.addLast(line);
        file.append(line);
        console.accept(line);
    }

    synchronized boolean hasSaid(String words) {
        return recent.stream().anyMatch(line -> line.contains(words));
    }

    synchronized List<String> lastLines(int count) {
        return recent.stream().skip(Math.max(0, recent.size() - count)).toList();
    }
}
