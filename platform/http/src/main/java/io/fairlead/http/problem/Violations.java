package io.fairlead.http.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request while it is read. */
public final class Violations {

    /** Enough for any honest mistake; what is made to be wrong gets no answer larger than itself. */
    private static final int MAX_VIOLATIONS = 100;

    private final List<Violation> found = new ArrayList<>();

    public void add(String pointer, String code, String detail) {
        if (found.size() < MAX_VIOLATIONS) {
            found.add(new Violation(pointer, code, detail));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> toList() {
        return List.copyOf(found);
    }

    public void orThrow() {
        if (!isEmpty()) {
            throw new InvalidRequest(toList());
        }
    }
}
