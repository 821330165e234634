package io.fairlead.secret.trial;

import io.fairlead.access.Grants;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells of trials what the caller may see. */
@Component
public class TrialAnswers {

    private final TrialTable table;

    TrialAnswers(TrialTable table) {
        this.table = table;
    }

    List<TrialAnswer> progress(List<Trial> trials) {
        return trials.stream()
                .map(trial -> TrialAnswer.progress(trial, table.of(trial.id())))
                .toList();
    }

    public TrialAnswer of(Trial trial, Grants caller) {
        return TrialAnswer.of(
                trial, table.of(trial.id()), scope -> caller.roleIn(scope).isPresent());
    }
}
