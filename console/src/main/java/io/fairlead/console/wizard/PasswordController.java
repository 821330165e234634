package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.Secret;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.page.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Has somebody create or select the secret that is the password, without leaving the wizard. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class PasswordController {

    private static final int SHOWN = 20;
    private static final Map<String, String> FIELDS =
            Map.of("/name", "secret-name", "/identifier", "secret-identifier", "/value", "secret-value");

    private final Drafts drafts;
    private final SecretClient secrets;

    PasswordController(Drafts drafts, SecretClient secrets) {
        this.drafts = drafts;
        this.secrets = secrets;
    }

    /** @param level which scope is looked through: 0 is the account, 1 the organisation, 2 the project */
    @GetMapping("/new-connector/secret")
    String pick(
            Place place,
            @RequestParam(required = false) @Nullable Integer level,
            @RequestParam(defaultValue = "") String search,
            HttpServletRequest request,
            Model model) {
        drafts.require(request, place);
        return show(place, at(place, level), search, request, model);
    }

    @PostMapping("/new-connector/secret/selected")
    String select(
            Place place, @RequestParam String reference, HttpServletRequest request, HttpServletResponse response) {
        choose(place, reference, request, response);
        return WizardController.to(place, Step.REGISTRY) + "#secret";
    }

    /** Done by script, the page goes on by itself; the address of the next one is then in a header. */
    @PostMapping("/new-connector/secret")
    Object create(
            Place place,
            @RequestParam int level,
            @RequestParam(name = "secret-name", defaultValue = "") String name,
            @RequestParam(name = "secret-identifier", defaultValue = "") String identifier,
            @RequestParam(name = "secret-value", defaultValue = "") String value,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var at = at(place, level);
        try {
            var secret = secrets.create(at, NewSecret.text(name.strip(), identifier, "", false, value));
            choose(place, reference(secret, place), request, response);
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 409) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
            model.addAttribute("secretName", name);
            model.addAttribute("secretIdentifier", identifier);
            return show(place, at, "", request, model);
        }
        if (isPart(request)) {
            // The dialog stands on the very page that is to show the choice.
            return ResponseEntity.ok().header("HX-Refresh", "true").build();
        }
        return WizardController.to(place, Step.REGISTRY) + "#secret";
    }

    private String show(Place place, Place at, String search, HttpServletRequest request, Model model) {
        var found = secrets.list(at, search.isBlank() ? null : search.strip(), false, SHOWN, null);
        model.addAttribute("at", at);
        model.addAttribute("level", place.way().indexOf(at));
        model.addAttribute("search", search);
        model.addAttribute("secrets", found.items());
        model.addAttribute("more", found.nextPageToken() != null);
        model.addAttribute("draft", drafts.require(request, place));
        model.addAttribute("step", Step.REGISTRY);
        model.addAttribute("part", isPart(request));
        return isPart(request) ? "wizard/secret :: picker" : "wizard/secret";
    }

    private void choose(Place place, String reference, HttpServletRequest request, HttpServletResponse response) {
        var draft = drafts.require(request, place);
        drafts.keep(draft.with(draft.registry().withPassword(reference)), request, response);
    }

    private static String reference(Secret secret, Place place) {
        return secret.place().referencePrefix(place) + secret.identifier();
    }

    private static Place at(Place place, @Nullable Integer level) {
        var way = place.way();
        return level == null || level < 0 || level >= way.size() ? way.getLast() : way.get(level);
    }

    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
