package io.fairlead.contracts.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.diagnosis.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an operation: either a result or a failure.
 *
 * @param remarks what each registry told besides, at most one per connector
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationReport(
        @Nullable OperationResult result, @Nullable Outcome failure, List<Remarks> remarks) {

    public OperationReport {
        if ((result == null) == (failure == null)) {
            throw new IllegalArgumentException("an operation either succeeds or fails");
        }
    }

    public static OperationReport done(OperationResult result, List<Remarks> remarks) {
        return new OperationReport(result, null, remarks);
    }

    public static OperationReport failed(Outcome failure, List<Remarks> remarks) {
        return new OperationReport(null, failure, remarks);
    }

    public static OperationReport failed(Diagnosis code, String summary) {
        return failed(outcome(code, summary), List.of());
    }

    /** What is wrong with content says nothing about the connection; no answer was had that could be used. */
    public static Outcome outcome(Diagnosis code, String summary) {
        return Outcome.of(code.verdict().orElse(Verdict.UNREACHABLE), code, summary, List.of());
    }

    /**
     * What a registry told beside its answers.
     *
     * @param quota as it was told last; absent when the registry told none
     * @param warnings texts of {@code Warning: 299} headers, each once, at most 10 of 300 characters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Remarks(UUID connectorId, @Nullable Quota quota, List<String> warnings) {}

    /**
     * How much the registry lets this credential, or this delegate's address, do.
     *
     * @param limit requests in a window, from {@code ratelimit-limit}
     * @param remaining of them, from {@code ratelimit-remaining}
     * @param windowSeconds the window's length
     * @param source whom the registry counts: an account or an address, from {@code docker-ratelimit-source}
     * @param retryAfterSeconds from {@code Retry-After} of a refusal that was not waited for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Quota(
            @Nullable Long limit,
            @Nullable Long remaining,
            @Nullable Long windowSeconds,
            @Nullable String source,
            @Nullable Long retryAfterSeconds) {}
}
