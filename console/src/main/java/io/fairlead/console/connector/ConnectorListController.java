package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.page.ScopedPages;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists connectors: which work, why not, since when. */
@Controller
@ScopedPages
class ConnectorListController {

    private static final int PAGE_SIZE = 50;

    private final ConnectorClient connectors;
    private final GettingStarted gettingStarted;
    private final RecentRuns recentRuns;
    private final TestClient tests;

    ConnectorListController(
            ConnectorClient connectors, GettingStarted gettingStarted, RecentRuns recentRuns, TestClient tests) {
        this.tests = tests;
        this.connectors = connectors;
        this.gettingStarted = gettingStarted;
        this.recentRuns = recentRuns;
    }

    @GetMapping("/connectors")
    String list(
            PageScope scope,
            ConnectorFilter filter,
            @RequestParam(name = "page", required = false) @Nullable String pageToken,
            @RequestParam(required = false) @Nullable Integer begun,
            Model model) {
        model.addAttribute("begun", begun);
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
        model.addAttribute("counts", connectors.count(scope, true));
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

    /** As many as may be tested now; each registry sees one more login at most. */
    @PostMapping("/connectors/tests")
    String test(
            PageScope scope,
            @RequestParam(defaultValue = "") List<String> connector,
            @RequestParam(defaultValue = "") String status,
            RedirectAttributes then) {
        var begun = 0;
        for (var identifier : connector.stream().limit(PAGE_SIZE).toList()) {
            try {
                tests.test(scope, identifier);
                begun++;
            } catch (ApiProblem problem) {
                if (begun == 0) {
                    throw problem;
                }
                break;
            }
        }
        then.addAttribute("status", status).addAttribute("begun", begun);
        return "redirect:" + scope.path("/connectors");
    }
}
