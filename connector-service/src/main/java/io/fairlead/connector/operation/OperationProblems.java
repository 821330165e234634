package io.fairlead.connector.operation;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationReport.RegistryQuota;
import io.fairlead.http.problem.Problems;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Says as a problem why an operation failed; its code is the diagnosis, its status tells whose turn it is. */
final class OperationProblems {

    private static final String DEFAULT_RETRY_AFTER = "5";

    private OperationProblems() {}

    static ResponseEntity<ProblemDetail> problem(OperationRun run, DiagnosedOutcome failure) {
        var status = status(failure);
        var problem = Problems.of(status, failure.code().name(), failure.summary());
        problem.setProperty("explanation", failure.explanation());
        if (failure.remedy() != null) {
            problem.setProperty("remedy", failure.remedy());
        }
        problem.setProperty("operationId", run.id());
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        switch (status) {
            case TOO_MANY_REQUESTS -> answer.header(HttpHeaders.RETRY_AFTER, retryAfter(run));
            case SERVICE_UNAVAILABLE -> answer.header(HttpHeaders.RETRY_AFTER, DEFAULT_RETRY_AFTER);
            default -> {}
        }
        return answer.body(problem);
    }

    /** What is wrong at the registry is a bad gateway; 403 and 401 would speak of the caller's own rights here. */
    private static HttpStatus status(DiagnosedOutcome failure) {
        return switch (failure.code()) {
            case REPO_NOT_FOUND, TAG_NOT_FOUND -> HttpStatus.NOT_FOUND;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            default ->
                switch (failure.verdict()) {
                    case REFUSED_BY_POLICY -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case NOT_TESTED -> HttpStatus.SERVICE_UNAVAILABLE;
                    case VERIFIED,
                            VERIFIED_NO_ACCESS_TO_REPO,
                            NOT_CHECKED_ANONYMOUS,
                            NOT_VERIFIABLE,
                            REJECTED,
                            UNREACHABLE -> HttpStatus.BAD_GATEWAY;
                };
        };
    }

    private static String retryAfter(OperationRun run) {
        return Objects.requireNonNull(run.ending()).report().remarks().stream()
                .map(ConnectorRemarks::quota)
                .filter(Objects::nonNull)
                .map(RegistryQuota::retryAfterSeconds)
                .filter(Objects::nonNull)
                .findFirst()
                .map(String::valueOf)
                .orElse(DEFAULT_RETRY_AFTER);
    }
}
