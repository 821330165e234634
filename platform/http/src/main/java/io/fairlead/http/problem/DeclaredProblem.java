package io.fairlead.http.problem;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What an exception's {@link Problem} says, with what the exception itself adds. */
record DeclaredProblem(Problem problem, Exception exception) {

    private static final Log log = LogFactory.getLog(DeclaredProblem.class);

    static Optional<DeclaredProblem> of(Exception exception) {
        return Arrays.stream(exception.getClass().getAnnotationsByType(Problem.class))
                .filter(problem -> !(exception instanceof ProblemCode chosen)
                        || chosen.code().equals(problem.code()))
                .findFirst()
                .map(problem -> new DeclaredProblem(problem, exception));
    }

    ResponseEntity<ProblemDetail> response() {
        var message = String.valueOf(exception.getMessage());
        var cause = exception.getCause();
        problem.log().log(log, "%s: %s%s".formatted(problem.code(), message, cause == null ? "" : " (" + cause + ")"));
        var body = Problems.of(problem.status(), problem.code(), message);
        if (exception instanceof ProblemMembers more) {
            more.members().forEach(body::setProperty);
        }
        var response = ResponseEntity.status(problem.status());
        if (problem.retryAfterSeconds() >= 0) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        return response.body(body);
    }
}
