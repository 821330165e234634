package io.fairlead.console.activity;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Place;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows who did what here and within. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class ActivityController {

    private static final Set<Integer> NOT_FOR_ALL = Set.of(403, 404);
    private static final List<String> SERVICES =
            List.of("connector-service", "secret-service", "delegate-service", "test-service", "identity");

    private final Activity activity;

    ActivityController(Activity activity) {
        this.activity = activity;
    }

    @GetMapping("/activity")
    String list(Place place, Sought sought, Model model) {
        model.addAttribute("sought", sought);
        model.addAttribute("services", SERVICES);
        try {
            var found = activity.of(place, sought);
            model.addAttribute("found", found);
            if (found.more()) {
                var last = found.deeds().getLast().entry().occurredAt();
                var next = UriComponentsBuilder.fromPath(place.at("/activity"));
                var parameters = sought.before(last);
                parameters.keySet().forEach(name -> next.queryParam(name, "{" + name + "}"));
                model.addAttribute(
                        "next", next.encode().buildAndExpand(parameters).toUriString());
            }
        } catch (ApiProblem problem) {
            if (!NOT_FOR_ALL.contains(problem.status())) {
                throw problem;
            }
        }
        return "activity/list";
    }
}
