package io.fairlead.console.connector;

import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ScopedPages;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists connectors: which work, why not, since when. */
@Controller
@ScopedPages
class ConnectorListController {

    private static final int PAGE_SIZE = 50;

    private final ConnectorClient connectors;
    private final GettingStarted gettingStarted;
    private final RecentRuns recentRuns;

    ConnectorListController(ConnectorClient connectors, GettingStarted gettingStarted, RecentRuns recentRuns) {
        this.connectors = connectors;
        this.gettingStarted = gettingStarted;
        this.recentRuns = recentRuns;
    }

    @GetMapping("/connectors")
    String list(
            PageScope scope,
            ConnectorFilter filter,
            @RequestParam(name = "page", required = false) @Nullable String pageToken,
            @RequestParam(required = false) @Nullable String started,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Integer deleted,
            Model model) {
        model.addAttribute("started", started);
        model.addAttribute("since", since);
        model.addAttribute("deleted", deleted);
        var page = connectors.list(
                scope,
                filter.q(),
                filter.status(),
                filter.provider(),
                filter.tag(),
                filter.sort(),
                true,
                PAGE_SIZE,
                pageToken);
        model.addAttribute("filter", filter);
        model.addAttribute("here", filter.pageAddress(scope.path("/connectors"), pageToken));
        model.addAttribute("connectors", page.items());
        model.addAttribute(
                "own",
                page.items().stream()
                        .filter(each -> each.pageScope().equals(scope))
                        .count());
        model.addAttribute("paged", pageToken != null);
        model.addAttribute("counts", connectors.count(scope, filter.q(), filter.provider(), filter.tag(), true));
        model.addAttribute("recentRuns", recentRuns.list(scope, page.items()));
        if (page.nextPageToken() != null) {
            model.addAttribute("next", filter.pageAddress(scope.path("/connectors"), page.nextPageToken()));
        }
        if (page.items().isEmpty() && pageToken == null && !filter.any()) {
            model.addAttribute("done", gettingStarted.progress(scope));
            return "connector/first";
        }
        return "connector/list";
    }
}
