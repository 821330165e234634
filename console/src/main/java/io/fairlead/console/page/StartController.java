package io.fairlead.console.page;

import io.fairlead.console.api.Place;
import io.fairlead.contracts.scope.Scope;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages without a resource: the way in and out, to another place, and what the page is made of. */
@Controller
class StartController {

    private final Clock clock;

    StartController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping({"/", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
    String start(Place place) {
        return "redirect:" + place.at("/connectors");
    }

    /** Without a script this is how one gets to a place that no grant names. */
    @GetMapping("/place")
    String go(
            @RequestParam(defaultValue = "") String org,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "connectors") @Nullable String section) {
        var place = new Place(known(org), known(project));
        var usable = place.org() == null ? Place.ACCOUNT : place;
        return "redirect:"
                + usable.at("/"
                        + ("connectors secrets delegates activity settings".contains(String.valueOf(section))
                                ? section
                                : "connectors"));
    }

    @GetMapping("/styleguide")
    String styleguide(Model model) {
        model.addAttribute("now", clock.instant());
        model.addAttribute("wrong", Faults.of("wrong", "The address begins with http:// or https://."));
        return "styleguide";
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "signed-out";
    }

    @GetMapping("/sign-in-failed")
    String signInFailed() {
        return "sign-in-failed";
    }

    private static @Nullable String known(String name) {
        return Scope.NAME.matcher(name.strip()).matches() ? name.strip() : null;
    }
}
