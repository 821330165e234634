package io.fairlead.console.wizard;

import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.FormInput;
import io.fairlead.console.page.ScopedPages;
import io.fairlead.console.signin.SignedInUser;
import io.fairlead.contracts.scope.ResourceReference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first steps: the type of connector, and what people call it. */
@Controller
@ScopedPages
@ForRole("editor")
class WizardController {

    private final WizardDrafts drafts;
    private final ConnectorClient connectors;

    WizardController(WizardDrafts drafts, ConnectorClient connectors) {
        this.drafts = drafts;
        this.connectors = connectors;
    }

    @GetMapping("/new-connector")
    String type(PageScope scope, HttpServletRequest request, Model model) {
        model.addAttribute("unfinished", drafts.unfinished(request, scope));
        model.addAttribute("step", WizardStep.TYPE);
        return "wizard/type";
    }

    @PostMapping("/new-connector")
    String begin(PageScope scope, HttpServletRequest request, HttpServletResponse response) {
        var draft = WizardDraft.start(SignedInUser.current().getName(), scope);
        drafts.save(draft, request, response);
        return to(draft, WizardStep.OVERVIEW);
    }

    /** What is stored becomes a draft; changing it goes through the same steps. */
    @GetMapping("/connectors/{identifier}/edit")
    String edit(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "overview") String step,
            HttpServletRequest request,
            HttpServletResponse response) {
        var connector = connectors.read(scope, identifier);
        var draft = WizardDraft.of(connector, SignedInUser.current().getName(), scope);
        drafts.save(draft, request, response);
        return to(draft, step.equals("registry") ? WizardStep.REGISTRY : WizardStep.OVERVIEW);
    }

    @PostMapping("/new-connector/{draft}/discard")
    String discard(PageScope scope, HttpServletRequest request, HttpServletResponse response) {
        var draft = drafts.find(request, scope);
        draft.ifPresent(found -> drafts.delete(found, request, response));
        return "redirect:"
                + scope.path(draft.filter(WizardDraft::saved)
                        .map(found -> "/connectors/" + found.overview().identifier())
                        .orElse("/connectors"));
    }

    @GetMapping("/new-connector/{draft}/overview")
    String overview(PageScope scope, HttpServletRequest request, Model model) {
        return overview(drafts.require(request, scope), model);
    }

    /** @param action {@code next}, or {@code yaml} to see the text */
    @PostMapping("/new-connector/{draft}/overview")
    String overview(
            PageScope scope,
            @ModelAttribute OverviewForm typed,
            @RequestParam(defaultValue = "next") String action,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = drafts.require(request, scope);
        var entered = draft.with(typed.applyTo(draft));
        if (action.equals("yaml")) {
            drafts.save(entered, request, response);
            return StepPage.text(entered, model);
        }
        var changed = named(entered);
        drafts.save(changed, request, response);
        var faults = faults(changed);
        if (faults.any()) {
            model.addAttribute("faults", faults);
            return overview(changed, model);
        }
        return to(changed, WizardStep.REGISTRY);
    }

    /** The form. */
    record OverviewForm(String name, String identifier, String description, String tags) {

        OverviewForm {
            name = FormInput.text(name);
            identifier = FormInput.text(identifier);
            description = FormInput.text(description).replace("\r\n", "\n");
            tags = FormInput.text(tags);
        }

        /** An identifier is for good. */
        WizardDraft.Overview applyTo(WizardDraft draft) {
            var theirs = draft.saved() ? draft.overview().identifier() : identifier;
            return new WizardDraft.Overview(name, theirs, description, tags);
        }
    }

    private WizardDraft named(WizardDraft draft) {
        var overview = draft.overview();
        if (!overview.identifier().isEmpty() || overview.name().isEmpty()) {
            return draft;
        }
        var free = connectors.proposeIdentifier(draft.place(), overview.name()).identifier();
        return draft.with(new WizardDraft.Overview(overview.name(), free, overview.description(), overview.tags()));
    }

    /** Follows the name as it is typed, as long as nobody has chosen another identifier. */
    @GetMapping("/new-connector/identifier")
    String identifier(
            PageScope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String identifier,
            @RequestParam(defaultValue = "") String proposed,
            Model model) {
        var follows = identifier.isBlank() || identifier.equals(proposed);
        var next = name.isBlank()
                ? ""
                : connectors.proposeIdentifier(scope, name.strip()).identifier();
        model.addAttribute("identifier", follows ? next : identifier);
        model.addAttribute("proposed", follows ? next : proposed);
        return "wizard/overview :: identifier";
    }

    private static String overview(WizardDraft draft, Model model) {
        StepPage.show(draft, WizardStep.OVERVIEW, model);
        model.addAttribute("identifier", draft.overview().identifier());
        model.addAttribute("proposed", draft.overview().identifier());
        return "wizard/overview";
    }

    private FormErrors faults(WizardDraft draft) {
        var overview = draft.overview();
        if (overview.name().isEmpty()) {
            return FormErrors.of("name", "Enter a name.");
        }
        if (overview.name().length() > 128) {
            return FormErrors.of("name", "A name has at most 128 characters.");
        }
        if (overview.description().length() > 1024) {
            return FormErrors.of("description", "A description has at most 1,024 characters.");
        }
        if (overview.tags().length() > 2048) {
            return FormErrors.of("tags", "All tags together have at most 2,048 characters.");
        }
        if (draft.saved()) {
            return FormErrors.NONE;
        }
        if (!ResourceReference.IDENTIFIER.matcher(overview.identifier()).matches()) {
            return FormErrors.of("identifier", "Use letters, digits, _ and $ only, and begin with a letter or _.");
        }
        var free = connectors
                .proposeIdentifier(draft.place(), overview.identifier())
                .identifier();
        return free.equals(overview.identifier())
                ? FormErrors.NONE
                : FormErrors.of("identifier", "This identifier is taken. %s is free.".formatted(free));
    }

    static String to(WizardDraft draft, WizardStep step) {
        return "redirect:" + draft.path(step);
    }
}
