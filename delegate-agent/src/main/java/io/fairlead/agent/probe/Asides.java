package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Fix;
import io.fairlead.contracts.diagnosis.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Collects what is worth saying beside the verdict, and what a click could do. */
final class Asides {

    private final List<Outcome.Note> notes = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();

    void note(Diagnosis code) {
        note(code, code.meaning());
    }

    void note(Diagnosis code, String summary) {
        notes.add(new Outcome.Note(code, summary));
    }

    void fix(String title, Fix.Operation... patch) {
        fixes.add(new Fix.ChangeConnector(title, List.of(patch)));
    }

    void fix(Fix fix) {
        fixes.add(fix);
    }

    boolean mentions(Diagnosis code) {
        return notes.stream().anyMatch(note -> note.code() == code);
    }

    List<Outcome.Note> notes() {
        return List.copyOf(notes);
    }

    List<Fix> fixes() {
        return List.copyOf(fixes);
    }
}
