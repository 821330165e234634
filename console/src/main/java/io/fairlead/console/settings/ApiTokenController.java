package io.fairlead.console.settings;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ApiToken;
import io.fairlead.console.api.ApiTokenClient;
import io.fairlead.console.api.ApiTokenClient.NewApiToken;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ConfirmationPage;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import io.fairlead.console.page.ShownOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    private static final String PAGE = "/settings";

    private final ApiTokenClient tokens;
    private final ShownOnce once;

    ApiTokenController(ApiTokenClient tokens, ShownOnce once) {
        this.tokens = tokens;
        this.once = once;
    }

    /** A token that was created a moment ago is shown with the list, and never again. */
    @GetMapping(PAGE)
    String list(PageScope scope, HttpServletRequest request, HttpServletResponse response, Model model) {
        once.take(request, response, scope.path(PAGE), ApiToken.class)
                .ifPresent(created -> model.addAttribute("made", created));
        return list(scope, model);
    }

    private String list(PageScope scope, Model model) {
        try {
            model.addAttribute("tokens", tokens.list(scope).items());
        } catch (ApiProblem problem) {
            if (problem.status() != 403) {
                throw problem;
            }
        }
        return "settings/tokens";
    }

    @PostMapping("/settings/api-tokens")
    String create(
            PageScope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "viewer") String role,
            @RequestParam(defaultValue = "P90D") String expiresIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var created = tokens.create(scope, new NewApiToken(name.strip(), role, expiresIn));
            once.put(request, response, scope.path(PAGE), created);
            return "redirect:" + scope.path(PAGE);
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, FIELDS));
            model.addAttribute("name", name);
        }
        return list(scope, model);
    }

    @ForRole("admin")
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
