package io.fairlead.contracts.diagnosis;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome.DiagnosisNote;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sentence of a note {@link Diagnosis#TLS_EXPIRES_SOON}, which ends with the time when the certificate does. It is
 * read as it is written, since delegates say it in this way from the first version on.
 */
public final class CertificateExpiry {

    private static final Pattern SENTENCE = Pattern.compile("ends on ([0-9:.TZ+-]{17,35})$");

    private CertificateExpiry() {}

    /** @param certificate which of the chain it is */
    public static String sentence(String certificate, Instant end) {
        return certificate + " ends on " + end;
    }

    /** When the first certificate ends of which the notes of a test warn. */
    public static Optional<Instant> find(List<DiagnosisNote> notes) {
        return notes.stream()
                .filter(note -> note.code() == Diagnosis.TLS_EXPIRES_SOON)
                .flatMap(note -> end(note.summary()).stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> end(String sentence) {
        var found = SENTENCE.matcher(sentence);
        try {
            return found.find() ? Optional.of(Instant.parse(found.group(1))) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
