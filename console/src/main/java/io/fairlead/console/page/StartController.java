package io.fairlead.console.page;

import io.fairlead.console.api.PageScope;
import io.fairlead.contracts.scope.Scope;
import jakarta.servlet.http.HttpServletRequest;
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
    private final VisibleScopes visibleScopes;

    StartController(Clock clock, VisibleScopes visibleScopes) {
        this.clock = clock;
        this.visibleScopes = visibleScopes;
    }

    /** Whoever signs in comes to the widest scope in which they have a role. */
    @GetMapping("/")
    String start(HttpServletRequest request) {
        return "redirect:" + visibleScopes.widest(request).path("/connectors");
    }

    @GetMapping({PageScope.IN_ORG, PageScope.IN_PROJECT})
    String start(PageScope scope) {
        return "redirect:" + scope.path("/connectors");
    }

    /** Without a script this is how one gets to a place that no grant names. */
    @GetMapping("/place")
    String switchScope(
            @RequestParam(defaultValue = "") String org,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "connectors") @Nullable String section) {
        var scope = new PageScope(validName(org), validName(project));
        var usable = scope.org() == null ? PageScope.ACCOUNT : scope;
        return "redirect:"
                + usable.path("/"
                        + ("overview connectors secrets delegates activity settings".contains(String.valueOf(section))
                                ? section
                                : "connectors"));
    }

    @GetMapping("/styleguide")
    String styleguide(Model model) {
        model.addAttribute("now", clock.instant());
        model.addAttribute("wrong", FormErrors.of("wrong", "The address begins with http:// or https://."));
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

    private static @Nullable String validName(String name) {
        return Scope.NAME.matcher(name.strip()).matches() ? name.strip() : null;
    }
}
