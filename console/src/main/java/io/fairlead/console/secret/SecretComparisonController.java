package io.fairlead.console.secret;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.api.SecretVersionClient.NewValue;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says whether a value that somebody has is the one that is kept, without showing either. */
@Controller
@ScopedPages
@ForRole("editor")
class SecretComparisonController {

    private final SecretClient secrets;

    SecretComparisonController(SecretClient secrets) {
        this.secrets = secrets;
    }

    @GetMapping("/secrets/{identifier}/comparison")
    String form(PageScope scope, @PathVariable String identifier, Model model) {
        model.addAttribute(
                "secret", Objects.requireNonNull(secrets.read(scope, identifier).getBody()));
        return "secret/comparison";
    }

    @PostMapping("/secrets/{identifier}/comparison")
    String compare(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "") String value,
            Model model) {
        try {
            model.addAttribute("compared", secrets.compare(scope, identifier, new NewValue(value)));
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 409) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, Map.of("/value", "value")));
        }
        return form(scope, identifier, model);
    }
}
