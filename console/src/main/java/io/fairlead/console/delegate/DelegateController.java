package io.fairlead.console.delegate;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.DelegateClient.WantedToken;
import io.fairlead.console.api.EnrolmentToken;
import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows delegates, and helps to install another one. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class DelegateController {

    private static final int SHOWN = 200;
    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/uses", "uses", "/expiresIn", "expiresIn");

    private final DelegateClient delegates;
    private final InstallProperties properties;

    DelegateController(DelegateClient delegates, InstallProperties properties) {
        this.delegates = delegates;
        this.properties = properties;
    }

    @GetMapping("/delegates")
    String list(Place place, Model model) {
        model.addAttribute("delegates", delegates.list(place, true, SHOWN, null).items());
        model.addAttribute("tokens", tokens(place));
        return "delegate/list";
    }

    @GetMapping("/new-delegate")
    String form() {
        return "delegate/new";
    }

    /** Makes a token and shows it, once, within the commands that use it. */
    @PostMapping("/new-delegate")
    String make(
            Place place,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String tags,
            @RequestParam(defaultValue = "1") int uses,
            @RequestParam(defaultValue = "P1D") String expiresIn,
            Model model) {
        model.addAttribute("name", name);
        model.addAttribute("tags", tags);
        model.addAttribute("uses", uses);
        model.addAttribute("expiresIn", expiresIn);
        var wanted = Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        try {
            var token = delegates.makeToken(place, new WantedToken(name.strip(), wanted, expiresIn, uses));
            model.addAttribute("token", token);
            model.addAttribute("commands", Commands.of(token, properties.server()));
            return "delegate/install";
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
            return "delegate/new";
        }
    }

    @PostMapping("/delegates/{id}/revoke")
    String revoke(Place place, @PathVariable UUID id) {
        delegates.revoke(place, id);
        return "redirect:" + place.at("/delegates");
    }

    @PostMapping("/delegate-tokens/{id}/revoke")
    String revokeToken(Place place, @PathVariable UUID id) {
        delegates.revokeToken(place, id);
        return "redirect:" + place.at("/delegates");
    }

    /** Only admins see tokens; for others the page is the same without them. */
    private List<EnrolmentToken> tokens(Place place) {
        try {
            return delegates.tokens(place, SHOWN).items();
        } catch (ApiProblem problem) {
            if (problem.status() == 403) {
                return List.of();
            }
            throw problem;
        }
    }
}
