package io.fairlead.console.activity;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ScopedPages;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows who did what here and within. */
@Controller
@ScopedPages
class ActivityController {

    private static final Set<Integer> NOT_FOR_ALL = Set.of(403, 404);
    private static final List<String> SERVICES =
            List.of("connector-service", "secret-service", "delegate-service", "test-service", "identity");

    private final ActivityFeed feed;

    ActivityController(ActivityFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/activity")
    String list(PageScope scope, ActivityFilter filter, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("services", SERVICES);
        try {
            var found = feed.list(scope, filter);
            model.addAttribute("found", found);
            if (found.more()) {
                var last = found.entries().getLast().auditEntry().occurredAt();
                var next = UriComponentsBuilder.fromPath(scope.path("/activity"));
                var parameters = filter.olderThan(last);
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
