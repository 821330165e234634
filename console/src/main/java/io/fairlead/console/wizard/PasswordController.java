package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.Secret;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.doubt.Doubts;
import io.fairlead.console.page.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            Map.of("/name", "secret-name", "/identifier", "secret-name", "/value", "secret-value");

    private final Drafts drafts;
    private final SecretClient secrets;
    private final Doubts doubts;

    PasswordController(Drafts drafts, SecretClient secrets, Doubts doubts) {
        this.drafts = drafts;
        this.secrets = secrets;
        this.doubts = doubts;
    }

    /** @param level which scope is looked through: 0 is the account, 1 the organisation, 2 the project */
    @GetMapping("/new-connector/secret")
    String pick(
            Place place,
            @RequestParam(required = false) @Nullable Integer level,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "password") String use,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("use", use);
        return show(place, at(place, level), search, request, model);
    }

    /** @param use {@code password} or {@code username}: which of the two the secret is to be */
    @PostMapping("/new-connector/secret/selected")
    String select(
            Place place,
            @RequestParam String reference,
            @RequestParam(defaultValue = "password") String use,
            HttpServletRequest request,
            HttpServletResponse response) {
        return chosen(place, reference, use, request, response);
    }

    /** Where the value looks wrong, the person is asked first; the parameters mean the same as for any new secret. */
    @PostMapping("/new-connector/secret")
    String create(
            Place place,
            @RequestParam int level,
            @RequestParam(defaultValue = "password") String use,
            @RequestParam(name = "secret-name", defaultValue = "") String name,
            @RequestParam(name = "secret-value", defaultValue = "") String value,
            @RequestParam(defaultValue = "") List<String> apply,
            @RequestParam(defaultValue = "false") boolean asItIs,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var at = at(place, level);
        var secret = NewSecret.text(name.strip(), "", "", false, value);
        try {
            var wrong = asItIs ? List.of() : doubts.about(at, secret, apply);
            if (wrong.isEmpty()) {
                var reference = reference(secrets.create(at, apply, secret), place);
                return chosen(place, reference, use, request, response);
            }
            model.addAttribute("doubts", wrong);
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 409) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
        }
        model.addAttribute("apply", apply);
        model.addAttribute("secretName", name);
        model.addAttribute("use", use);
        if (isPart(request)) {
            // What was typed stays where it is.
            response.setHeader("HX-Retarget", "#doubts");
            response.setHeader("HX-Reselect", "#doubts");
            return "doubts :: doubts";
        }
        return show(place, at, "", request, model);
    }

    private String show(Place place, Place at, String search, HttpServletRequest request, Model model) {
        StepPage.show(drafts.require(request, place), Step.REGISTRY, model);
        var found = secrets.list(at, search.isBlank() ? null : search.strip(), false, SHOWN, null);
        model.addAttribute("at", at);
        model.addAttribute("level", place.way().indexOf(at));
        model.addAttribute("search", search);
        model.addAttribute("secrets", found.items());
        model.addAttribute("more", found.nextPageToken() != null);
        model.addAttribute("part", isPart(request));
        return isPart(request) ? "wizard/secret :: picker" : "wizard/secret";
    }

    private String chosen(
            Place place, String reference, String use, HttpServletRequest request, HttpServletResponse response) {
        var draft = drafts.require(request, place);
        var login = draft.login();
        drafts.keep(
                draft.with(use.equals("username") ? login.withUsernameRef(reference) : login.withPassword(reference))
                        .testedBy(null),
                request,
                response);
        return WizardController.to(place, Step.REGISTRY) + (isPart(request) ? "" : "#choose-" + use);
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
