package io.fairlead.console.wizard;

import org.springframework.ui.Model;

/** What every step shows besides its own questions. */
final class StepPage {

    private StepPage() {}

    static void show(Draft draft, Step step, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("step", step);
        model.addAttribute("yaml", Yaml.of(draft));
    }

    /** While somebody types, the draft is kept and its text follows. */
    static String text(Draft draft, Model model) {
        model.addAttribute("yaml", Yaml.of(draft));
        return "wizard/yaml :: text";
    }
}
