package io.fairlead.contracts.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
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
        @Nullable OperationResult result, @Nullable DiagnosedOutcome failure, List<ConnectorRemarks> remarks) {

    public OperationReport {
        if ((result == null) == (failure == null)) {
            throw new IllegalArgumentException("an operation either succeeds or fails");
        }
    }

    public static OperationReport succeeded(OperationResult result, List<ConnectorRemarks> remarks) {
        return new OperationReport(result, null, remarks);
    }

    public static OperationReport failed(DiagnosedOutcome failure, List<ConnectorRemarks> remarks) {
        return new OperationReport(null, failure, remarks);
    }

    public static OperationReport failed(Diagnosis code, String summary) {
        return failed(failureOutcome(code, summary), List.of());
    }

    /** What is wrong with content says nothing about the connection; no answer was had that could be used. */
    public static DiagnosedOutcome failureOutcome(Diagnosis code, String summary) {
        return DiagnosedOutcome.of(code.verdict().orElse(ConnectionVerdict.UNREACHABLE), code, summary, List.of());
    }

    /**
     * What a registry told beside its answers.
     *
     * @param connectorId the connector whose registry said it
     * @param quota as it was told last; absent when the registry told none
     * @param warnings texts of {@code Warning: 299} headers, each once, at most 10 of 300 characters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConnectorRemarks(
            UUID connectorId, @Nullable RegistryQuota quota, List<String> warnings) {}

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
    public record RegistryQuota(
            @Nullable Long limit,
            @Nullable Long remaining,
            @Nullable Long windowSeconds,
            @Nullable String source,
            @Nullable Long retryAfterSeconds) {}
}
