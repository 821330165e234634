package io.fairlead.connector.diagnosis;

import io.fairlead.access.ScopedToCaller;
import io.fairlead.audit.NotAudited;
import io.fairlead.contracts.diagnosis.DiagnosisLookup;
import io.fairlead.contracts.diagnosis.DiagnosisLookup.PossibleDiagnosis;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what an error text of another tool means. */
@RestController
class DiagnosisLookupController {

    /** Enough for what is read of a text, were each of its characters escaped. */
    private static final int MAX_BODY_BYTES = 8 * DiagnosisLookup.MAX_LENGTH;

    /**
     * Finds the diagnoses that fit an error text of another tool.
     *
     * <p>It asks no registry, and takes at most 64 KiB. Nothing of the text is stored, logged or repeated in the answer.
     *
     * @param error what the tool printed
     * @return the codes that fit, the likeliest first; none where the text says nothing of registries
     */
    @ScopedToCaller
    @NotAudited("It only explains a text.")
    @MaxBodySize(MAX_BODY_BYTES)
    @PostMapping("/api/v1/diagnosis/lookup")
    LookupResponse lookUpDiagnosis(@RequestBody ErrorText error) {
        return new LookupResponse(DiagnosisLookup.find(error.required()));
    }

    /**
     * What a tool printed.
     *
     * @param text of docker, podman, skopeo, crane, containerd, the kubelet, Harness or another tool; of more than 8,192
     *     characters the last are read
     */
    record ErrorText(@Nullable String text) {

        String required() {
            if (text == null || text.isBlank()) {
                throw new InvalidRequest(List.of(
                        new Violation("/text", "REQUIRED", "text is missing: what docker or another tool printed.")));
            }
            return text;
        }

        /** Without the text, which may hold anything. */
        @Override
        public String toString() {
            return "ErrorText";
        }
    }

    /**
     * What a text may mean.
     *
     * @param items the likeliest first; none where nothing is known of the text
     */
    record LookupResponse(List<PossibleDiagnosis> items) {}
}
