package io.fairlead.local.program;

import java.util.Optional;

/** A line of the output of a JVM in which several programs run. */
public record ProgramLine(String program, String text) {

    // neither occurs in a log: they are the control characters that separate records and fields
    private static final char START = '\u001e';
    private static final char END = '\u001f';

    /** What stands before each line of a program. */
    public static String mark(String program) {
        return START + program + END;
    }

    /** Empty for a line that no program wrote, but the JVM. */
    public static Optional<ProgramLine> parse(String line) {
        var end = line.indexOf(END);
        return line.isEmpty() || line.charAt(0) != START || end < 0
                ? Optional.empty()
                : Optional.of(new ProgramLine(line.substring(1, end), line.substring(end + 1)));
    }
}
