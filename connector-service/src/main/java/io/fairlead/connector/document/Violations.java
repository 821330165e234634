package io.fairlead.connector.document;

import io.fairlead.http.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document while it is read. */
final class Violations {

    /** Enough for any honest mistake; what is made to be wrong gets no answer larger than itself. */
    private static final int MAX_VIOLATIONS = 100;

    private final List<Violation> found = new ArrayList<>();

    void add(String pointer, String code, String detail) {
        if (found.size() < MAX_VIOLATIONS) {
            found.add(new Violation(pointer, code, detail));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Violation> toList() {
        return List.copyOf(found);
    }
}
