package io.fairlead.testing.login;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome.DiagnosisNote;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one user with one version of a secret at one registry.
 *
 * @param leader the open run that tries it; absent when there is none
 * @param accepted whether it was accepted a short while ago
 * @param rejection absent unless it was refused
 */
record RegistryLogin(
        @Nullable UUID leader, boolean accepted, @Nullable Rejection rejection) {

    /**
     * The registry's refusal.
     *
     * @param outcome of the test that was refused
     * @param at when that was
     */
    record Rejection(DiagnosedOutcome outcome, Instant at) {

        /** As it was told, with the news that it was not found out again. */
        DiagnosedOutcome repeated() {
            var note = new DiagnosisNote(
                    Diagnosis.LOGIN_NOT_REPEATED,
                    "The registry refused this login at %s, so it was not tried again. Change the connector or its secret, or test it with ?force=true."
                            .formatted(at.truncatedTo(ChronoUnit.SECONDS)));
            var notes = Stream.concat(Stream.of(note), outcome.notes().stream()).toList();
            return new DiagnosedOutcome(
                    outcome.verdict(),
                    outcome.code(),
                    outcome.summary(),
                    outcome.explanation(),
                    outcome.remedy(),
                    List.copyOf(notes),
                    outcome.fixes(),
                    null);
        }
    }
}
