package io.fairlead.contracts.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a test ended, for people and for programs.
 *
 * @param verdict what was proved
 * @param code names the first thing that went wrong, or {@link Diagnosis#OK}
 * @param summary one sentence about this very case; names host, status or address, never a secret
 * @param explanation what the code means, {@link Diagnosis#meaning()}
 * @param remedy what to do about it; absent where nothing has to be done
 * @param notes further findings that did not decide the verdict
 * @param fixes what a click can do about any of them; not written when there are none
 * @param retryAfterSeconds how long the registry asked to be left alone, counted from the end of the test; absent when it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiagnosedOutcome(
        ConnectionVerdict verdict,
        Diagnosis code,
        String summary,
        String explanation,
        @Nullable String remedy,
        List<DiagnosisNote> notes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<QuickFix> fixes,
        @Nullable Long retryAfterSeconds) {

    public DiagnosedOutcome {
        // Outcomes from before there were fixes are still stored and still on the wire.
        fixes = Objects.requireNonNullElse(fixes, List.of());
    }

    /**
     * Something worth knowing that does not decide the outcome.
     *
     * @param code what was found
     * @param summary one sentence about this very case
     */
    public record DiagnosisNote(Diagnosis code, String summary) {}

    public static DiagnosedOutcome of(
            ConnectionVerdict verdict, Diagnosis code, String summary, List<DiagnosisNote> notes) {
        return new DiagnosedOutcome(verdict, code, summary, code.meaning(), code.remedy(), notes, List.of(), null);
    }

    public static DiagnosedOutcome of(Diagnosis code, String summary) {
        return of(code.verdict().orElseThrow(), code, summary, List.of());
    }

    public DiagnosedOutcome withFixes(List<QuickFix> found) {
        return new DiagnosedOutcome(
                verdict, code, summary, explanation, remedy, notes, List.copyOf(found), retryAfterSeconds);
    }

    public DiagnosedOutcome withRetryAfter(@Nullable Long seconds) {
        return new DiagnosedOutcome(verdict, code, summary, explanation, remedy, notes, fixes, seconds);
    }
}
