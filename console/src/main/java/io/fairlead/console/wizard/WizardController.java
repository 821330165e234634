package io.fairlead.console.wizard;

import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import io.fairlead.console.page.Input;
import io.fairlead.console.signin.SignedIn;
import io.fairlead.contracts.scope.ResourceReference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first steps: the type of connector, and what people call it. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class WizardController {

    private final Drafts drafts;
    private final ConnectorClient connectors;

    WizardController(Drafts drafts, ConnectorClient connectors) {
        this.drafts = drafts;
        this.connectors = connectors;
    }

    @GetMapping("/new-connector")
    String type(Place place, HttpServletRequest request, Model model) {
        drafts.find(request, place).ifPresent(draft -> model.addAttribute("draft", draft));
        model.addAttribute("step", Step.TYPE);
        return "wizard/type";
    }

    @PostMapping("/new-connector")
    String begin(Place place, HttpServletRequest request, HttpServletResponse response) {
        drafts.keep(Draft.begun(SignedIn.current().getName(), place), request, response);
        return to(place, Step.OVERVIEW);
    }

    /** What is stored becomes a draft; changing it goes through the same steps. */
    @GetMapping("/connectors/{identifier}/edit")
    String edit(
            Place place,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "overview") String step,
            HttpServletRequest request,
            HttpServletResponse response) {
        var connector = connectors.read(place, identifier);
        drafts.keep(Draft.of(connector, SignedIn.current().getName(), place), request, response);
        return to(place, step.equals("registry") ? Step.REGISTRY : Step.OVERVIEW);
    }

    @PostMapping("/new-connector/discard")
    String discard(Place place, HttpServletRequest request, HttpServletResponse response) {
        drafts.forget(request, response);
        return "redirect:" + place.at("/connectors");
    }

    @GetMapping("/new-connector/overview")
    String overview(Place place, HttpServletRequest request, Model model) {
        return overview(drafts.require(request, place), model);
    }

    /** @param action {@code next}, or {@code yaml} to see the text */
    @PostMapping("/new-connector/overview")
    String overview(
            Place place,
            @ModelAttribute Typed typed,
            @RequestParam(defaultValue = "next") String action,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = drafts.require(request, place);
        var entered = draft.with(typed.over(draft));
        if (action.equals("yaml")) {
            drafts.keep(entered, request, response);
            return StepPage.text(entered, model);
        }
        var changed = named(entered);
        drafts.keep(changed, request, response);
        var faults = faults(changed);
        if (faults.any()) {
            model.addAttribute("faults", faults);
            return overview(changed, model);
        }
        return to(place, Step.REGISTRY);
    }

    /** The form. */
    record Typed(String name, String identifier, String description, String tags) {

        Typed {
            name = Input.text(name);
            identifier = Input.text(identifier);
            description = Input.text(description).replace("\r\n", "\n");
            tags = Input.text(tags);
        }

        /** An identifier is for good. */
        Draft.Overview over(Draft draft) {
            var theirs = draft.saved() ? draft.overview().identifier() : identifier;
            return new Draft.Overview(name, theirs, description, tags);
        }
    }

    private Draft named(Draft draft) {
        var overview = draft.overview();
        if (!overview.identifier().isEmpty() || overview.name().isEmpty()) {
            return draft;
        }
        var free = connectors.propose(draft.place(), overview.name()).identifier();
        return draft.with(new Draft.Overview(overview.name(), free, overview.description(), overview.tags()));
    }

    /** Follows the name as it is typed, as long as nobody has chosen another identifier. */
    @GetMapping("/new-connector/identifier")
    String identifier(
            Place place,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String identifier,
            @RequestParam(defaultValue = "") String proposed,
            Model model) {
        var follows = identifier.isBlank() || identifier.equals(proposed);
        var next = name.isBlank() ? "" : connectors.propose(place, name.strip()).identifier();
        model.addAttribute("identifier", follows ? next : identifier);
        model.addAttribute("proposed", follows ? next : proposed);
        return "wizard/overview :: identifier";
    }

    private static String overview(Draft draft, Model model) {
        StepPage.show(draft, Step.OVERVIEW, model);
        model.addAttribute("identifier", draft.overview().identifier());
        model.addAttribute("proposed", draft.overview().identifier());
        return "wizard/overview";
    }

    private Faults faults(Draft draft) {
        var overview = draft.overview();
        if (overview.name().isEmpty()) {
            return Faults.of("name", "Give the connector a name.");
        }
        if (overview.name().length() > 128) {
            return Faults.of("name", "A name has at most 128 characters.");
        }
        if (overview.description().length() > 1024) {
            return Faults.of("description", "A description has at most 1,024 characters.");
        }
        if (overview.tags().length() > 2048) {
            return Faults.of("tags", "All tags together have at most 2,048 characters.");
        }
        if (draft.saved()) {
            return Faults.NONE;
        }
        if (!ResourceReference.IDENTIFIER.matcher(overview.identifier()).matches()) {
            return Faults.of(
                    "identifier",
                    "Use letters, digits, _ or $ only, and begin with a letter or _. It cannot change later.");
        }
        var free = connectors.propose(draft.place(), overview.identifier()).identifier();
        return free.equals(overview.identifier())
                ? Faults.NONE
                : Faults.of("identifier", "This identifier is taken. %s is free.".formatted(free));
    }

    static String to(Place place, Step step) {
        return "redirect:" + place.at(step.path());
    }
}
