package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.Secret;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.lint.ValueWarnings;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Has somebody create or select the secret that is the password, without leaving the wizard. */
@Controller
@ScopedPages
@ForRole("editor")
class SecretPickerController {

    private static final int SHOWN = 20;
    private static final Map<String, String> FIELDS =
            Map.of("/name", "secret-name", "/identifier", "secret-name", "/value", "secret-value");

    private final WizardDrafts drafts;
    private final SecretClient secrets;
    private final ValueWarnings warnings;

    SecretPickerController(WizardDrafts drafts, SecretClient secrets, ValueWarnings warnings) {
        this.drafts = drafts;
        this.secrets = secrets;
        this.warnings = warnings;
    }

    /** @param level which scope is looked through: 0 is the account, 1 the organisation, 2 the project */
    @GetMapping("/new-connector/{draft}/secret")
    String pick(
            PageScope scope,
            @RequestParam(required = false) @Nullable Integer level,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "password") String use,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("use", use);
        return show(scope, scopeAtLevel(scope, level), search, request, model);
    }

    /** @param use {@code password} or {@code username}: which of the two the secret is to be */
    @PostMapping("/new-connector/{draft}/secret/selected")
    String select(
            PageScope scope,
            @RequestParam String reference,
            @RequestParam(defaultValue = "password") String use,
            HttpServletRequest request,
            HttpServletResponse response) {
        return chosen(scope, reference, use, request, response);
    }

    /** Where the value looks wrong, the person is asked first; the parameters mean the same as for any new secret. */
    @PostMapping("/new-connector/{draft}/secret")
    String create(
            PageScope scope,
            @RequestParam int level,
            @RequestParam(defaultValue = "password") String use,
            @RequestParam(name = "secret-name", defaultValue = "") String name,
            @RequestParam(name = "secret-value", defaultValue = "") String value,
            @RequestParam(defaultValue = "") List<String> apply,
            @RequestParam(defaultValue = "false") boolean asItIs,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var at = scopeAtLevel(scope, level);
        var secret = NewSecret.ofText(name.strip(), "", "", false, value);
        try {
            var wrong = asItIs ? List.of() : warnings.find(at, secret, apply);
            if (wrong.isEmpty()) {
                var reference = reference(secrets.create(at, apply, secret), scope);
                return chosen(scope, reference, use, request, response);
            }
            model.addAttribute("warnings", wrong);
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 409) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, FIELDS));
        }
        model.addAttribute("apply", apply);
        model.addAttribute("secretName", name);
        model.addAttribute("use", use);
        if (isPart(request)) {
            // What was typed stays where it is.
            response.setHeader("HX-Retarget", "#warnings");
            response.setHeader("HX-Reselect", "#warnings");
            return "warnings :: warnings";
        }
        return show(scope, at, "", request, model);
    }

    private String show(PageScope scope, PageScope at, String search, HttpServletRequest request, Model model) {
        var draft = drafts.require(request, scope);
        StepPage.show(draft, WizardStep.REGISTRY, model);
        var use = "username".equals(model.getAttribute("use")) ? " username" : " password";
        model.addAttribute("proposedName", freeName(draft.overview().name() + use, at));
        var found = secrets.list(at, search.isBlank() ? null : search.strip(), false, SHOWN, null);
        model.addAttribute("at", at);
        model.addAttribute("level", scope.ancestorsAndSelf().indexOf(at));
        model.addAttribute("search", search);
        model.addAttribute("secrets", found.items());
        model.addAttribute("more", found.nextPageToken() != null);
        model.addAttribute("part", isPart(request));
        return isPart(request) ? "wizard/secret :: picker" : "wizard/secret";
    }

    /** Numbered where there is one of that name already, so that the form as it stands can be sent. */
    private String freeName(String wanted, PageScope at) {
        var taken = secrets.list(at, wanted, false, SHOWN, null).items().stream()
                .map(Secret::name)
                .collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? wanted : wanted + " " + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElse(wanted)
                .strip();
    }

    private String chosen(
            PageScope scope, String reference, String use, HttpServletRequest request, HttpServletResponse response) {
        var draft = drafts.require(request, scope);
        var login = draft.login();
        drafts.save(
                draft.with(use.equals("username") ? login.withUsernameRef(reference) : login.withPassword(reference))
                        .testedBy(null),
                request,
                response);
        return WizardController.to(draft, WizardStep.REGISTRY) + (isPart(request) ? "" : "#choose-" + use);
    }

    private static String reference(Secret secret, PageScope scope) {
        return secret.pageScope().referencePrefix(scope) + secret.identifier();
    }

    private static PageScope scopeAtLevel(PageScope scope, @Nullable Integer level) {
        var way = scope.ancestorsAndSelf();
        return level == null || level < 0 || level >= way.size() ? way.getLast() : way.get(level);
    }

    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
