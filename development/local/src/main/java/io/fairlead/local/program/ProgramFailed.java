package io.fairlead.local.program;

import java.util.List;

/** Says that a program could not be brought up, with the end of its log. */
public final class ProgramFailed extends RuntimeException {

    ProgramFailed(String message, List<String> lastLines) {
        super(message + (lastLines.isEmpty() ? "" : "; it said last:\n  " + String.join("\n  ", lastLines)));
    }
}
