package io.fairlead.console.secret;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.lint.ValueWarnings;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps a new secret, unless its value looks wrong: then it says so first, and offers a repair. */
@Controller
@ScopedPages
@ForRole("editor")
class NewSecretController {

    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 409);
    private static final Map<String, String> FIELDS = Map.of(
            "/name", "name",
            "/identifier", "identifier",
            "/value", "value",
            "/description", "description",
            "/expiresAt", "expires");

    private final SecretClient secrets;
    private final ValueWarnings warnings;

    NewSecretController(SecretClient secrets, ValueWarnings warnings) {
        this.secrets = secrets;
        this.warnings = warnings;
    }

    @GetMapping("/new-secret")
    String form(Model model) {
        model.addAttribute("details", new SecretDetailsForm("", "", "", false, ""));
        return "secret/new";
    }

    /**
     * @param apply fixes that were chosen
     * @param asItIs whether what looks wrong is right
     * @param without a value for the present
     */
    @PostMapping("/new-secret")
    @Nullable
    String create(
            PageScope scope,
            SecretDetailsForm details,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") List<String> apply,
            @RequestParam(defaultValue = "false") boolean asItIs,
            @RequestParam(defaultValue = "false") boolean without,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var part = request.getHeader("HX-Request") != null;
        model.addAttribute("details", details);
        model.addAttribute("apply", apply);
        if (details.faults().any()) {
            model.addAttribute("faults", details.faults());
            return part ? "warnings :: warnings" : "secret/new";
        }
        try {
            var wanted = details.toNewSecret(without ? null : value);
            var wrong = asItIs ? List.of() : warnings.find(scope, wanted, apply);
            if (wrong.isEmpty()) {
                var secret = secrets.create(scope, apply, wanted);
                return redirect(scope.path("/secrets/" + secret.identifier()), part, response);
            }
            model.addAttribute("warnings", wrong);
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, FIELDS));
        }
        return part ? "warnings :: warnings" : "secret/new";
    }

    static @Nullable String redirect(String address, boolean part, HttpServletResponse response) {
        if (part) {
            response.setHeader("HX-Redirect", address);
            return null;
        }
        return "redirect:" + address;
    }
}
