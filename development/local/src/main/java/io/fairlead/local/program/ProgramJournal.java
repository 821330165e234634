package io.fairlead.local.program;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Merges what all programs say into one readable stream, each line with its program's name and colour. */
public final class ProgramJournal {

    private static final int NAME_WIDTH = 17;
    private static final int[] COLOURS = {36, 33, 35, 32, 34, 96, 93};
    private static final long MAX_FILE_LENGTH = 10_000_000;

    private final PrintStream console;
    private final boolean coloured;
    private final Path directory;
    private final Map<String, ProgramLog> logs = new ConcurrentHashMap<>();
    private volatile boolean showsPrograms;

    public ProgramJournal(PrintStream console, boolean coloured, Path directory) {
        this.console = console;
        this.coloured = coloured;
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("create " + directory + ": " + failure.getMessage(), failure);
        }
    }

    /** Until now the programs' lines went to their files only, so that the progress of the start stays readable. */
    public void showPrograms() {
        showsPrograms = true;
    }

    /** Says something of our own about a program. */
    public void printEvent(String program, String message) {
        print(program, bold(message));
    }

    /** Says something of our own. */
    public void println(String message) {
        console.println(message);
        console.flush();
    }

    public ProgramLog logOf(String program) {
        return logs.computeIfAbsent(
                program,
                name -> new ProgramLog(
                        new LogFile(directory.resolve(name + ".log"), MAX_FILE_LENGTH),
                        line -> {
                            if (showsPrograms) {
                                print(name, line);
                            }
                        },
                        this::logOf));
    }

    public Path fileOf(String program) {
        return directory.resolve(program + ".log");
    }

    private void print(String program, String line) {
        var name = program + " ".repeat(Math.max(0, NAME_WIDTH - program.length())) + "│ ";
        println((coloured ? "\u001b[" + colourOf(program) + "m" + name + "\u001b[0m" : name) + line);
    }

    private String bold(String message) {
        return coloured ? "\u001b[1m" + message + "\u001b[0m" : message;
    }

    private static int colourOf(String program) {
        return COLOURS[Math.floorMod(program.hashCode(), COLOURS.length)];
    }
}
