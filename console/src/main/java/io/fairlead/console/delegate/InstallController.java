package io.fairlead.console.delegate;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Delegate;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.DelegateClient.WantedToken;
import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Helps to install a delegate: a token, the commands that use it, and the delegate as soon as it is there. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class InstallController {

    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/uses", "uses", "/expiresIn", "expiresIn", "/tags", "tags");

    private final DelegateClient delegates;
    private final Fleet fleet;
    private final InstallProperties properties;

    InstallController(DelegateClient delegates, Fleet fleet, InstallProperties properties) {
        this.delegates = delegates;
        this.fleet = fleet;
        this.properties = properties;
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
        var wanted = Tags.in(tags);
        try {
            var token = delegates.makeToken(place, new WantedToken(name.strip(), wanted, expiresIn, uses));
            model.addAttribute("token", token);
            model.addAttribute("commands", Commands.of(token, properties.server()));
            model.addAttribute("since", token.createdAt());
            model.addAttribute("joined", List.of());
            return "delegate/install";
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
            return "delegate/new";
        }
    }

    /**
     * The part of the page that shows who has come; as no delegate tells its token, those that enrolled since and bear its tags.
     */
    @GetMapping("/new-delegate/joined")
    String joined(
            Place place,
            @RequestParam Instant since,
            @RequestParam(defaultValue = "") String tags,
            @RequestParam(defaultValue = "1") int uses,
            Model model) {
        model.addAttribute("since", since);
        model.addAttribute("tags", tags);
        model.addAttribute("uses", uses);
        model.addAttribute(
                "joined",
                fleet.of(place, new Sought(null, null, tags)).delegates().stream()
                        .filter(delegate -> joinedHere(delegate, place, since))
                        .toList());
        return "delegate/install :: joined";
    }

    private static boolean joinedHere(Delegate delegate, Place place, Instant since) {
        return delegate.place().equals(place) && !delegate.enrolledAt().isBefore(since);
    }
}
