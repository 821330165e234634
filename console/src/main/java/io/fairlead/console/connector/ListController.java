package io.fairlead.console.connector;

import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists connectors: which work, why not, since when. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class ListController {

    private static final int PAGE = 50;

    private final ConnectorClient connectors;
    private final FirstThings firstThings;
    private final Lately lately;

    ListController(ConnectorClient connectors, FirstThings firstThings, Lately lately) {
        this.connectors = connectors;
        this.firstThings = firstThings;
        this.lately = lately;
    }

    @GetMapping("/connectors")
    String list(
            Place place,
            Filter filter,
            @RequestParam(name = "page", required = false) @Nullable String pageToken,
            Model model) {
        var page = connectors.list(
                place, filter.name(), filter.status(), filter.provider(), filter.tag(), true, PAGE, pageToken);
        model.addAttribute("filter", filter);
        model.addAttribute("connectors", page.items());
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
}
