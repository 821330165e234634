package io.fairlead.console.settings;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.TokenClient;
import io.fairlead.console.api.TokenClient.WantedToken;
import io.fairlead.console.page.Faults;
import io.fairlead.console.page.Question;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists API tokens, makes one, and revokes. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class ApiTokenController {

    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/role", "role", "/expiresIn", "expiresIn");

    private final TokenClient tokens;

    ApiTokenController(TokenClient tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/settings")
    String list(Place place, Model model) {
        try {
            model.addAttribute("tokens", tokens.list(place).items());
        } catch (ApiProblem problem) {
            if (problem.status() != 403) {
                throw problem;
            }
        }
        return "settings/tokens";
    }

    /** The token's text is in this answer and nowhere else. */
    @PostMapping("/settings/api-tokens")
    String make(
            Place place,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "viewer") String role,
            @RequestParam(defaultValue = "P90D") String expiresIn,
            Model model) {
        try {
            model.addAttribute("made", tokens.make(place, new WantedToken(name.strip(), role, expiresIn)));
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
            model.addAttribute("name", name);
        }
        return list(place, model);
    }

    @GetMapping("/settings/api-tokens/{id}/revoke")
    String askBeforeRevoking(
            Place place, @PathVariable UUID id, @RequestParam(defaultValue = "this token") String name, Model model) {
        return new Question(
                        "Revoke %s?".formatted(name),
                        "Whatever uses it is refused a minute later at most, for good.",
                        "Revoke it",
                        place.at("/settings/api-tokens/" + id + "/revoke"),
                        place.at("/settings"))
                .on(model);
    }

    @PostMapping("/settings/api-tokens/{id}/revoke")
    String revoke(Place place, @PathVariable UUID id) {
        tokens.revoke(place, id);
        return "redirect:" + place.at("/settings");
    }
}
