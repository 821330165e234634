package io.fairlead.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.ApiProblem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiProblemTests {

    @Test
    void namesFieldsWhereverTheyAre() {
        var problem = problem(
                new Violation("body", "/spec/auth", "REQUIRED", "auth is missing."),
                new Violation("query", "?pageSize", "NOT_A_NUMBER", "It is a number."),
                new Violation("header", "Prefer", "NOT_A_NUMBER", "wait takes seconds."),
                new Violation(null, "", "BODY_MISSING", "The request needs a body."));

        assertThat(problem.summary())
                .isEqualTo("spec.auth: auth is missing. pageSize: It is a number. Prefer: wait takes seconds."
                        + " The request needs a body.");
        assertThat(problem.violations()).extracting(Violation::isInBody).containsExactly(true, false, false, true);
    }

    private static ApiProblem problem(Violation... violations) {
        return new ApiProblem(400, new ApiProblem.Document("Not valid.", "INVALID_REQUEST", null, List.of(violations)));
    }
}
