package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is worth saying beside the verdict, and what a click could do. */
final class Observations {

    private final List<DiagnosedOutcome.DiagnosisNote> notes = new ArrayList<>();
    private final List<QuickFix> fixes = new ArrayList<>();

    private @Nullable Long retryAfterSeconds;

    void waitFor(Duration pause) {
        retryAfterSeconds = pause.toSeconds();
    }

    @Nullable
    Long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    void addNote(Diagnosis code) {
        addNote(code, code.meaning());
    }

    void addNote(Diagnosis code, String summary) {
        notes.add(new DiagnosedOutcome.DiagnosisNote(code, summary));
    }

    void addFix(String title, QuickFix.PatchOperation... patch) {
        fixes.add(new QuickFix.ChangeConnector(title, List.of(patch)));
    }

    void addFix(QuickFix fix) {
        fixes.add(fix);
    }

    boolean hasNote(Diagnosis code) {
        return notes.stream().anyMatch(note -> note.code() == code);
    }

    List<DiagnosedOutcome.DiagnosisNote> notes() {
        return List.copyOf(notes);
    }

    List<QuickFix> fixes() {
        return List.copyOf(fixes);
    }
}
