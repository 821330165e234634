package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.TestClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists connectors: which work, why not, since when. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class ListController {

    private static final int PAGE = 50;

    private final ConnectorClient connectors;
    private final FirstThings firstThings;
    private final Lately lately;
    private final TestClient tests;

    ListController(ConnectorClient connectors, FirstThings firstThings, Lately lately, TestClient tests) {
        this.tests = tests;
        this.connectors = connectors;
        this.firstThings = firstThings;
        this.lately = lately;
    }

    @GetMapping("/connectors")
    String list(
            Place place,
            Filter filter,
            @RequestParam(name = "page", required = false) @Nullable String pageToken,
            @RequestParam(required = false) @Nullable Integer begun,
            Model model) {
        model.addAttribute("begun", begun);
        var page = connectors.list(
                place,
                filter.q(),
                filter.status(),
                filter.provider(),
                filter.tag(),
                filter.sort(),
                true,
                PAGE,
                pageToken);
        model.addAttribute("filter", filter);
        model.addAttribute("connectors", page.items());
        model.addAttribute(
                "own",
                page.items().stream().filter(each -> each.place().equals(place)).count());
        model.addAttribute("paged", pageToken != null);
        model.addAttribute("counts", connectors.count(place, true));
        model.addAttribute("lately", lately.of(place, page.items()));
        if (page.nextPageToken() != null) {
            model.addAttribute("next", filter.at(place.at("/connectors"), page.nextPageToken()));
        }
        if (page.items().isEmpty() && pageToken == null && !filter.any()) {
            model.addAttribute("done", firstThings.at(place));
            return "connector/first";
        }
        return "connector/list";
    }

    /** As many as may be tested now; each registry sees one more login at most. */
    @PostMapping("/connectors/tests")
    String test(
            Place place,
            @RequestParam(defaultValue = "") List<String> connector,
            @RequestParam(defaultValue = "") String status,
            RedirectAttributes then) {
        var begun = 0;
        for (var identifier : connector.stream().limit(PAGE).toList()) {
            try {
                tests.test(place, identifier);
                begun++;
            } catch (ApiProblem problem) {
                if (begun == 0) {
                    throw problem;
                }
                break;
            }
        }
        then.addAttribute("status", status).addAttribute("begun", begun);
        return "redirect:" + place.at("/connectors");
    }
}
