package io.fairlead.secret.encryption;

import io.fairlead.http.problem.NoProblem;

/** Something that is kept does not open in the place where it lies: it was changed or moved, by whoever did that. */
@NoProblem("No caller can do anything about it; the log has it.")
public class ValueCorrupted extends RuntimeException {

    ValueCorrupted() {
        super("What the database holds does not open in its place: it was changed or moved there.");
    }
}
