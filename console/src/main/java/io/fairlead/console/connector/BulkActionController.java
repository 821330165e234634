package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.ScopedPages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tests and deletes several connectors of a scope at once. No identifier has a hyphen, so that no address is taken. */
@Controller
@ScopedPages
@ForRole("editor")
class BulkActionController {

    /** As many as a page of the list shows. */
    static final int MAX = 50;

    private final ConnectorClient connectors;
    private final TestClient tests;
    private final Clock clock;

    BulkActionController(ConnectorClient connectors, TestClient tests, Clock clock) {
        this.connectors = connectors;
        this.tests = tests;
        this.clock = clock;
    }

    /**
     * As many as may be tested now; each registry sees one more login at most.
     *
     * @param only of one row's own button, whatever is selected besides
     */
    @PostMapping("/connectors/tests")
    String test(
            PageScope scope,
            @RequestParam(defaultValue = "") List<String> connector,
            @RequestParam(required = false) @Nullable String only,
            ConnectorFilter filter,
            RedirectAttributes then) {
        var since = clock.instant();
        var started = new ArrayList<String>();
        for (var identifier : selected(connector, only)) {
            try {
                tests.test(scope, identifier);
                started.add(identifier);
            } catch (ApiProblem problem) {
                if (started.isEmpty()) {
                    throw problem;
                }
                break;
            }
        }
        addFilter(then, filter);
        if (!started.isEmpty()) {
            then.addAttribute("since", since).addAttribute("started", String.join(".", started));
        }
        return "redirect:" + scope.path("/connectors");
    }

    /** @param started identifiers, with a dot between two of them */
    @GetMapping("/connectors/test-progress")
    String progress(PageScope scope, @RequestParam String started, @RequestParam Instant since, Model model) {
        var identifiers = List.of(started.split("\\.", MAX));
        var ended = tests.recent(scope, identifiers, 1).items().stream()
                .flatMap(each -> each.runs().stream())
                .filter(run -> run.completedAt() != null && !run.completedAt().isBefore(since))
                .toList();
        model.addAttribute("total", identifiers.size());
        model.addAttribute("ended", ended.size());
        model.addAttribute(
                "passed",
                ended.stream().filter(run -> "VERIFIED".equals(run.verdict())).count());
        model.addAttribute("started", started);
        model.addAttribute("since", since);
        return "connector/progress";
    }

    @PostMapping("/connectors/bulk-delete")
    String ask(
            PageScope scope,
            @RequestParam(defaultValue = "") List<String> connector,
            ConnectorFilter filter,
            RedirectAttributes then) {
        if (connector.isEmpty()) {
            addFilter(then, filter);
            return "redirect:" + scope.path("/connectors");
        }
        then.addAttribute("connector", selected(connector, null).toArray());
        return "redirect:" + scope.path("/connectors/bulk-delete");
    }

    @GetMapping("/connectors/bulk-delete")
    String question(PageScope scope, @RequestParam List<String> connector, Model model) {
        model.addAttribute(
                "doomed",
                selected(connector, null).stream()
                        .map(identifier -> connectors.read(scope, identifier))
                        .toList());
        return "connector/bulk-delete";
    }

    /** @param doomed each an identifier and the ETag that was seen, with a dot between them */
    @PostMapping("/connectors/bulk-deletion")
    String delete(PageScope scope, @RequestParam List<String> doomed, RedirectAttributes then) {
        var deleted = 0;
        for (var each : selected(doomed, null)) {
            var dot = each.indexOf('.');
            connectors.delete(scope, each.substring(0, Math.max(0, dot)), each.substring(dot + 1));
            deleted++;
        }
        then.addAttribute("deleted", deleted);
        return "redirect:" + scope.path("/connectors");
    }

    private static List<String> selected(List<String> connector, @Nullable String only) {
        return only != null ? List.of(only) : connector.stream().limit(MAX).toList();
    }

    private static void addFilter(RedirectAttributes then, ConnectorFilter filter) {
        then.addAttribute("q", filter.q())
                .addAttribute("status", filter.status())
                .addAttribute("provider", filter.provider())
                .addAttribute("tag", filter.tag())
                .addAttribute("sort", filter.nonDefaultSort());
    }
}
