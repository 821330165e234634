package io.fairlead.console.settings;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ApiTokenClient;
import io.fairlead.console.api.ApiTokenClient.NewApiToken;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ConfirmationPage;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists API tokens, makes one, and revokes. */
@Controller
@ScopedPages
class ApiTokenController {

    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/role", "role", "/expiresIn", "expiresIn");

    private final ApiTokenClient tokens;

    ApiTokenController(ApiTokenClient tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/settings")
    String list(PageScope scope, Model model) {
        try {
            model.addAttribute("tokens", tokens.list(scope).items());
        } catch (ApiProblem problem) {
            if (problem.status() != 403) {
                throw problem;
            }
        }
        return "settings/tokens";
    }

    /** The token's text is in this answer and nowhere else. */
    @PostMapping("/settings/api-tokens")
    String create(
            PageScope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "viewer") String role,
            @RequestParam(defaultValue = "P90D") String expiresIn,
            Model model) {
        try {
            model.addAttribute("made", tokens.create(scope, new NewApiToken(name.strip(), role, expiresIn)));
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, FIELDS));
            model.addAttribute("name", name);
        }
        return list(scope, model);
    }

    @GetMapping("/settings/api-tokens/{id}/revoke")
    String askBeforeRevoking(
            PageScope scope,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "this token") String name,
            Model model) {
        return new ConfirmationPage(
                        "Revoke %s?".formatted(name),
                        "Whatever uses it, or a token that was made with it, is refused a minute later at most, for good.",
                        "Revoke it",
                        scope.path("/settings/api-tokens/" + id + "/revoke"),
                        scope.path("/settings"))
                .show(model);
    }

    @PostMapping("/settings/api-tokens/{id}/revoke")
    String revoke(PageScope scope, @PathVariable UUID id) {
        tokens.revoke(scope, id);
        return "redirect:" + scope.path("/settings");
    }
}
