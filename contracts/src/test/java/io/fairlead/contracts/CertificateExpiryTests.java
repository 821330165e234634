package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.CertificateExpiry;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome.DiagnosisNote;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateExpiryTests {

    private static final Instant END = Instant.parse("2026-12-14T09:30:00Z");

    @Test
    void findsTheFirstEndOfWhichNotesWarn() {
        var notes = List.of(
                new DiagnosisNote(Diagnosis.PLAIN_HTTP, "another ends on 2026-12-01T00:00:00Z"),
                warning(CertificateExpiry.sentence("the certificate", END.plusSeconds(1))),
                warning(CertificateExpiry.sentence(
                        "the certificate of its issuer CN=ends on 2020-01-01T00:00:00Z", END)));

        assertThat(CertificateExpiry.find(notes)).contains(END);
    }

    @Test
    void readsTheSentenceOfEarlierDelegates() {
        assertThat(CertificateExpiry.find(List.of(warning("the certificate ends on 2026-12-14T09:30:00Z"))))
                .contains(END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "it ends soon", "the certificate ends on 2026-99-14T09:30:00Z", "ends on 2026-12-14"})
    void findsNothingInAnotherSentence(String sentence) {
        assertThat(CertificateExpiry.find(List.of(warning(sentence)))).isEmpty();
    }

    private static DiagnosisNote warning(String sentence) {
        return new DiagnosisNote(Diagnosis.TLS_EXPIRES_SOON, sentence);
    }
}
