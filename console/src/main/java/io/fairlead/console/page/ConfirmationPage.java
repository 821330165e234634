package io.fairlead.console.page;

import org.springframework.ui.Model;

/**
 * What is asked before something that cannot be undone, or that others would notice.
 *
 * @param title the question itself
 * @param consequence what happens then
 * @param verb on the button
 * @param action where the answer is posted
 * @param back where whoever would rather not goes
 */
public record ConfirmationPage(String title, String consequence, String verb, String action, String back) {

    public String show(Model model) {
        model.addAttribute("question", this);
        return "question";
    }
}
