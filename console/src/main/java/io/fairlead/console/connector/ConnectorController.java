package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.api.TestRun;
import io.fairlead.console.api.TestSchedule;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One connector: whether it works, how that is known, and what it is. */
@Controller
@ScopedPages
class ConnectorController {

    private static final int SHOWN_RUNS = 10;

    private final ConnectorClient connectors;
    private final TestClient tests;
    private final LiveTestStream live;
    private final DefinitionModel definition;
    private final DelegateObstacles obstacles;

    ConnectorController(
            ConnectorClient connectors,
            TestClient tests,
            LiveTestStream live,
            DefinitionModel definition,
            DelegateObstacles obstacles) {
        this.connectors = connectors;
        this.tests = tests;
        this.live = live;
        this.definition = definition;
        this.obstacles = obstacles;
    }

    @GetMapping("/connectors/{identifier}")
    String show(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(name = "tests", required = false) @Nullable String pageToken,
            Model model) {
        model.addAllAttributes(state(scope, identifier, pageToken));
        var connector = connectors.read(scope, identifier);
        model.addAllAttributes(definition.attributes(scope, connector));
        model.addAttribute("change", findProposedChange(scope, identifier));
        model.addAttribute("schedule", findSchedule(scope, identifier));
        return "connector/detail";
    }

    @GetMapping(path = "/connectors/{identifier}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(PageScope scope, @PathVariable String identifier, @RequestParam UUID test) {
        return live.show(
                scope, test, () -> new ModelAndView("connector/detail :: #state", state(scope, identifier, null)));
    }

    @PostMapping("/connectors/{identifier}/tests")
    String test(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(required = false, defaultValue = "false") boolean force) {
        tests.test(scope, identifier, force);
        return "redirect:" + scope.path("/connectors/" + identifier);
    }

    @PostMapping("/connectors/{identifier}/tests/{id}/cancel")
    String cancel(PageScope scope, @PathVariable String identifier, @PathVariable UUID id) {
        tests.cancel(scope, id);
        return "redirect:" + scope.path("/connectors/" + identifier);
    }

    @GetMapping("/connectors/{identifier}/tests/{id}")
    String run(PageScope scope, @PathVariable String identifier, @PathVariable UUID id, Model model) {
        var run = tests.read(scope, id);
        model.addAttribute("run", run);
        model.addAttribute("timeline", StepTimeline.of(run));
        model.addAttribute("identifier", identifier);
        model.addAttribute("since", changesSinceSuccess(scope, identifier, run));
        return "connector/run";
    }

    /** The proposed change while it is tried; the whole page again once that has ended. */
    @GetMapping("/connectors/{identifier}/proposal")
    String proposal(PageScope scope, @PathVariable String identifier, Model model, HttpServletResponse response) {
        var change = findProposedChange(scope, identifier);
        if (change == null || !change.state().equals("TESTING")) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("connector", connectors.read(scope, identifier));
        model.addAttribute("change", change);
        return "connector/parts :: change";
    }

    @PostMapping("/connectors/{identifier}/proposal/withdraw")
    String withdraw(PageScope scope, @PathVariable String identifier) {
        connectors.withdrawProposal(scope, identifier);
        return "redirect:" + scope.path("/connectors/" + identifier);
    }

    /** Absent where it cannot be read: the page is of use without it. */
    private @Nullable TestSchedule findSchedule(PageScope scope, String identifier) {
        try {
            return tests.schedule(scope, identifier);
        } catch (ApiProblem _) {
            return null;
        }
    }

    private ConnectorClient.@Nullable ProposedChange findProposedChange(PageScope scope, String identifier) {
        try {
            return connectors.readProposal(scope, identifier);
        } catch (ApiProblem problem) {
            if (problem.status() != HttpStatus.NOT_FOUND.value()) {
                throw problem;
            }
            return null;
        }
    }

    /** Absent while it runs, where it worked itself, and where it never did before. */
    private @Nullable ChangesSinceSuccess changesSinceSuccess(PageScope scope, String identifier, TestRun run) {
        if (run.open() || "VERIFIED".equals(run.verdict())) {
            return null;
        }
        return tests.listByVerdict(scope, identifier, "VERIFIED", SHOWN_RUNS).items().stream()
                .filter(TestRun::testsLiveDefinition)
                .filter(success -> success.requestedAt().isBefore(run.requestedAt()))
                .findFirst()
                .map(success -> ChangesSinceSuccess.of(run, success))
                .orElse(null);
    }

    private Map<String, @Nullable Object> state(PageScope scope, String identifier, @Nullable String pageToken) {
        var connector = connectors.read(scope, identifier);
        var history = tests.history(scope, identifier, SHOWN_RUNS, pageToken);
        var newest = pageToken != null
                ? null
                : history.items().stream()
                        .filter(TestRun::testsLiveDefinition)
                        .findFirst()
                        .orElse(null);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("connector", connector);
        model.put("history", history);
        model.put("scope", scope);
        if (newest != null) {
            model.put("run", newest);
            model.put("timeline", StepTimeline.of(newest));
            model.put("current", isCurrent(newest, connector));
            model.put("since", changesSinceSuccess(scope, identifier, newest));
            var waits = newest.open() && newest.delegate() == null;
            model.put("obstacles", waits ? obstacles.find(connector) : null);
            model.put("testsBefore", waits ? obstacles.testsBefore(scope, newest) : null);
        }
        // The run of a connector that was saved a moment ago may not be there yet.
        model.put("watching", newest != null && newest.open() || isPending(connector));
        return model;
    }

    private static boolean isPending(Connector connector) {
        return connector.status().status().equals("PENDING");
    }

    /** Whether the run is about the definition that is there now. */
    private static boolean isCurrent(TestRun run, Connector connector) {
        return run.connector().version() == connector.version();
    }
}
