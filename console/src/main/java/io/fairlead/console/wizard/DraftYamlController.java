package io.fairlead.console.wizard;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The draft as a text, which the forms follow. */
@Controller
@ScopedPages
@ForRole("editor")
class DraftYamlController {

    private final WizardDrafts drafts;
    private final DraftTextEditor editor;

    DraftYamlController(WizardDrafts drafts, DraftTextEditor editor) {
        this.drafts = drafts;
        this.editor = editor;
    }

    @GetMapping("/new-connector/{draft}/yaml")
    String yaml(
            PageScope scope,
            @RequestParam(defaultValue = "OVERVIEW") WizardStep step,
            HttpServletRequest request,
            Model model) {
        StepPage.show(drafts.require(request, scope), step, model);
        return "wizard/text";
    }

    /** Beside a form only the faults are answered; where there are none, the form of the step is. */
    @PostMapping("/new-connector/{draft}/yaml")
    String rewrite(
            PageScope scope,
            @RequestParam(defaultValue = "OVERVIEW") WizardStep step,
            @RequestParam(defaultValue = "") String yaml,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = drafts.require(request, scope);
        var rewritten = editor.apply(yaml, draft);
        if (rewritten.draft() != null) {
            drafts.save(rewritten.draft(), request, response);
            return WizardController.to(draft, step);
        }
        StepPage.show(draft, step, model);
        model.addAttribute("yaml", yaml);
        model.addAttribute("wrong", List.copyOf(rewritten.faults()));
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Reswap", "none");
            return "wizard/yaml :: faults";
        }
        return "wizard/text";
    }
}
