package io.fairlead.http.problem;

import java.util.List;

/** An invalid request; names every violation. */
public class InvalidRequest extends RuntimeException {

    private final transient List<Violation> violations;

    public InvalidRequest(List<Violation> violations) {
        super("%d violations: %s"
                .formatted(
                        violations.size(),
                        violations.stream().map(Violation::pointer).toList()));
        this.violations = List.copyOf(violations);
    }

    public InvalidRequest(String pointer, String code, String detail) {
        this(List.of(new Violation(pointer, code, detail)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
