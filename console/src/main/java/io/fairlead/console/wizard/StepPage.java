package io.fairlead.console.wizard;

import org.springframework.ui.Model;

/** What every step shows besides its own questions. */
final class StepPage {

    private StepPage() {}

    static void show(WizardDraft draft, WizardStep step, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("step", step);
        model.addAttribute("yaml", DraftYaml.of(draft));
    }

    /** While somebody types, the draft is kept and its text follows. */
    static String text(WizardDraft draft, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("yaml", DraftYaml.of(draft));
        return "wizard/yaml :: text";
    }
}
