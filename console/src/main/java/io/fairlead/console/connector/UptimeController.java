package io.fairlead.console.connector;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.api.TestRun;
import io.fairlead.console.page.ScopedPages;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Draws how a connector fared; asked for apart from its page, which does not wait for so many tests. */
@Controller
@ScopedPages
class UptimeController {

    private static final int NEWEST = 200;

    private final TestClient tests;
    private final Clock clock;

    UptimeController(TestClient tests, Clock clock) {
        this.tests = tests;
        this.clock = clock;
    }

    @GetMapping("/connectors/{identifier}/uptime")
    String uptime(
            PageScope scope,
            @PathVariable String identifier,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var newest = tests.history(scope, identifier, NEWEST, null);
        var runs = newest.items().stream().filter(TestRun::testsLiveDefinition).toList();
        var now = clock.instant();
        model.addAttribute(
                "spans",
                List.of(
                        UptimeBars.of("24 hours", runs, now, Duration.ofHours(1), 24),
                        UptimeBars.of("7 days", runs, now, Duration.ofHours(6), 28)));
        model.addAttribute("newestOnly", newest.nextPageToken() != null);
        model.addAttribute("identifier", identifier);
        return part ? "connector/uptime :: bars" : "connector/uptime";
    }
}
