package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import io.fairlead.console.signin.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Has somebody type the new value of a credential in place. It is tested with every connector that uses the secret and goes live
 * when it passes; no other secret is made.
 */
@Controller
@ScopedPages
@ForRole("editor")
class CredentialController {

    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 409, 412, 422);

    private final WizardDrafts drafts;
    private final ConnectorClient connectors;
    private final CredentialChange credentials;
    private final VerifyPage verify;

    CredentialController(
            WizardDrafts drafts, ConnectorClient connectors, CredentialChange credentials, VerifyPage verify) {
        this.drafts = drafts;
        this.connectors = connectors;
        this.credentials = credentials;
        this.verify = verify;
    }

    /** Of a connector that is stored. */
    @GetMapping("/connectors/{identifier}/credentials")
    String edit(
            PageScope scope,
            @PathVariable String identifier,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = SignedInUser.current().getName();
        var draft = WizardDraft.of(connectors.read(scope, identifier), person, scope);
        drafts.save(draft, request, response);
        return "redirect:" + draft.path("credentials");
    }

    /** Where there is no secret yet, one is chosen at the step of the registry. */
    @GetMapping("/new-connector/{draft}/credentials")
    String form(PageScope scope, HttpServletRequest request, Model model) {
        var draft = drafts.require(request, scope);
        if (draft.login().passwordRef().isEmpty()) {
            return WizardController.to(draft, WizardStep.REGISTRY) + "#credentials";
        }
        return show(draft, model);
    }

    /**
     * Stores what was typed and tests it.
     *
     * @param value empty to leave the secret as it is
     * @param apply the repairs to make to the value, from its warnings
     * @param asItIs whether what looks wrong is right
     */
    @PostMapping("/new-connector/{draft}/credentials")
    String save(
            PageScope scope,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") List<String> apply,
            @RequestParam(defaultValue = "false") boolean asItIs,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var before = drafts.require(request, scope);
        var named = username.isBlank() ? before : before.with(before.login().withUsername(username.strip()));
        var draft = named.testedBy(null);
        drafts.save(draft, request, response);
        if (value.isEmpty()) {
            return verify.begin(draft, request, response, model);
        }
        try {
            var warnings = asItIs ? List.of() : credentials.warnings(draft, value, apply);
            if (!warnings.isEmpty()) {
                model.addAttribute("warnings", warnings);
                model.addAttribute("apply", apply);
                return show(draft, model);
            }
            var trial = credentials.replace(draft, value, apply);
            var unchanged = draft.login().equals(before.login());
            if (trial != null) {
                return "redirect:" + trial + "?then="
                        + (draft.saved() && unchanged ? connector(draft) : draft.path("verify"));
            }
            return draft.saved() && unchanged
                    ? "redirect:" + connector(draft)
                    : verify.begin(draft, request, response, model);
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, Map.of("/value", "value")));
            return show(draft, model);
        }
    }

    private String show(WizardDraft draft, Model model) {
        StepPage.show(draft, WizardStep.REGISTRY, model);
        model.addAttribute("secret", credentials.secret(draft));
        return "wizard/credentials";
    }

    private static String connector(WizardDraft draft) {
        return draft.place().path("/connectors/" + draft.overview().identifier());
    }
}
