package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes a connector's definition as a text, and deletes it; never over somebody else's change. */
@Controller
@ScopedPages
@ForRole("editor")
class ConnectorEditController {

    private final ConnectorClient connectors;

    ConnectorEditController(ConnectorClient connectors) {
        this.connectors = connectors;
    }

    @GetMapping("/connectors/{identifier}/yaml")
    String form(PageScope scope, @PathVariable String identifier, Model model) {
        model.addAttribute("connector", connectors.read(scope, identifier));
        model.addAttribute("yaml", connectors.yaml(scope, identifier));
        return "connector/yaml";
    }

    @PostMapping("/connectors/{identifier}/yaml")
    String replace(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam String etag,
            @RequestParam String yaml,
            Model model) {
        try {
            connectors.replace(scope, identifier, etag, yaml.getBytes(StandardCharsets.UTF_8));
            return "redirect:" + scope.path("/connectors/" + identifier);
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 412) {
                throw problem;
            }
            model.addAttribute("connector", connectors.read(scope, identifier));
            model.addAttribute("yaml", yaml);
            model.addAttribute("stale", problem.status() == 412);
            model.addAttribute("faults", FormErrors.of("yaml", problem));
            return "connector/yaml";
        }
    }

    @GetMapping("/connectors/{identifier}/delete")
    String ask(PageScope scope, @PathVariable String identifier, Model model) {
        model.addAttribute("connector", connectors.read(scope, identifier));
        return "connector/delete";
    }

    @PostMapping("/connectors/{identifier}/delete")
    String delete(PageScope scope, @PathVariable String identifier, @RequestParam String etag) {
        connectors.delete(scope, identifier, etag);
        return "redirect:" + scope.path("/connectors");
    }
}
