package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.Run;
import io.fairlead.console.api.TestClient;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One connector: whether it works, how that is known, and what it is. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class ConnectorController {

    private static final int SHOWN_RUNS = 10;

    private final ConnectorClient connectors;
    private final TestClient tests;
    private final LiveTest live;
    private final Definition definition;
    private final Obstacles obstacles;

    ConnectorController(
            ConnectorClient connectors, TestClient tests, LiveTest live, Definition definition, Obstacles obstacles) {
        this.connectors = connectors;
        this.tests = tests;
        this.live = live;
        this.definition = definition;
        this.obstacles = obstacles;
    }

    @GetMapping("/connectors/{identifier}")
    String show(
            Place place,
            @PathVariable String identifier,
            @RequestParam(name = "tests", required = false) @Nullable String pageToken,
            Model model) {
        model.addAllAttributes(state(place, identifier, pageToken));
        var connector = connectors.read(place, identifier);
        model.addAllAttributes(definition.of(place, connector));
        model.addAttribute("change", change(place, identifier));
        return "connector/detail";
    }

    @GetMapping(path = "/connectors/{identifier}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Place place, @PathVariable String identifier, @RequestParam UUID test) {
        return live.show(
                place, test, () -> new ModelAndView("connector/detail :: #state", state(place, identifier, null)));
    }

    @PostMapping("/connectors/{identifier}/tests")
    String test(Place place, @PathVariable String identifier) {
        tests.test(place, identifier);
        return "redirect:" + place.at("/connectors/" + identifier);
    }

    @PostMapping("/connectors/{identifier}/tests/{id}/cancel")
    String cancel(Place place, @PathVariable String identifier, @PathVariable UUID id) {
        tests.cancel(place, id);
        return "redirect:" + place.at("/connectors/" + identifier);
    }

    @GetMapping("/connectors/{identifier}/tests/{id}")
    String run(Place place, @PathVariable String identifier, @PathVariable UUID id, Model model) {
        var run = tests.read(place, id);
        model.addAttribute("run", run);
        model.addAttribute("fall", Fall.of(run));
        model.addAttribute("identifier", identifier);
        model.addAttribute("since", sinceThen(place, identifier, run));
        return "connector/run";
    }

    /** The proposed change while it is tried; the whole page anew once that has ended. */
    @GetMapping("/connectors/{identifier}/proposal")
    String proposal(Place place, @PathVariable String identifier, Model model, HttpServletResponse response) {
        var change = change(place, identifier);
        if (change == null || !change.state().equals("TESTING")) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("connector", connectors.read(place, identifier));
        model.addAttribute("change", change);
        return "connector/parts :: change";
    }

    @PostMapping("/connectors/{identifier}/proposal/withdraw")
    String withdraw(Place place, @PathVariable String identifier) {
        connectors.withdraw(place, identifier);
        return "redirect:" + place.at("/connectors/" + identifier);
    }

    private ConnectorClient.@Nullable Change change(Place place, String identifier) {
        try {
            return connectors.proposed(place, identifier);
        } catch (ApiProblem problem) {
            if (problem.status() != HttpStatus.NOT_FOUND.value()) {
                throw problem;
            }
            return null;
        }
    }

    /** Absent while it runs, where it worked itself, and where it never did before. */
    private @Nullable SinceThen sinceThen(Place place, String identifier, Run run) {
        if (run.open() || "VERIFIED".equals(run.verdict())) {
            return null;
        }
        return tests.ended(place, identifier, "VERIFIED", SHOWN_RUNS).items().stream()
                .filter(Run::ofWhatIsLive)
                .filter(green -> green.requestedAt().isBefore(run.requestedAt()))
                .findFirst()
                .map(green -> SinceThen.of(run, green))
                .orElse(null);
    }

    private Map<String, @Nullable Object> state(Place place, String identifier, @Nullable String pageToken) {
        var connector = connectors.read(place, identifier);
        var history = tests.history(place, identifier, SHOWN_RUNS, pageToken);
        var newest = pageToken != null
                ? null
                : history.items().stream().filter(Run::ofWhatIsLive).findFirst().orElse(null);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("connector", connector);
        model.put("history", history);
        model.put("place", place);
        if (newest != null) {
            model.put("run", newest);
            model.put("fall", Fall.of(newest));
            model.put("current", isCurrent(newest, connector));
            model.put("since", sinceThen(place, identifier, newest));
            model.put("obstacles", newest.open() && newest.delegate() == null ? obstacles.of(connector) : null);
        }
        // The run of a connector that was saved a moment ago may not be there yet.
        model.put("watching", newest != null && newest.open() || waits(connector));
        return model;
    }

    private static boolean waits(Connector connector) {
        return connector.status().status().equals("PENDING");
    }

    /** Whether the run is about the definition that is there now. */
    private static boolean isCurrent(Run run, Connector connector) {
        return run.connector().version() == connector.version();
    }
}
