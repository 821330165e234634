package io.fairlead.testing.history;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.testing.run.RunHistory;
import io.fairlead.testing.run.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows at a glance how many connectors have fared lately, in one answer. */
@RestController
@ScopedMapping
class RecentRunsController {

    private static final int MAX_CONNECTORS = 200;
    private static final int MAX_RUNS_EACH = 50;

    private final RunHistory history;

    RecentRunsController(RunHistory history) {
        this.history = history;
    }

    /**
     * Lists the latest test runs of several connectors at once.
     *
     * <p>Only of what was live; nothing that was only tried. The newest come first.
     *
     * @param connectors up to 200, each as one refers to it from the scope: {@code x}, {@code org.x} or {@code
     *     account.x}
     * @param each at most so many of each, up to 50
     * @return one item for each connector, in the order in which they were asked for
     */
    @GetMapping("/tests/recent")
    RecentRunsResponse listRecentTests(
            Scope scope, @RequestParam List<String> connectors, @RequestParam(defaultValue = "10") int each) {
        if (connectors.size() > MAX_CONNECTORS) {
            throw new InvalidRequest(
                    "?connectors", "TOO_MANY", "Ask for at most %d connectors at once.".formatted(MAX_CONNECTORS));
        }
        var wanted = new LinkedHashMap<String, ResourceReference>();
        connectors.forEach(text -> wanted.put(text, reference(text, scope)));
        var found = history.recent(wanted.values().stream().distinct().toList(), Math.clamp(each, 1, MAX_RUNS_EACH));
        return new RecentRunsResponse(wanted.entrySet().stream()
                .map(connector ->
                        new RunsOfConnector(connector.getKey(), found.getOrDefault(connector.getValue(), List.of())))
                .toList());
    }

    private static ResourceReference reference(String text, Scope scope) {
        return ResourceReference.parse(text, scope)
                .orElseThrow(() -> new InvalidRequest(
                        "?connectors",
                        "INVALID_REFERENCE",
                        "Write x for a connector of this scope, org.x or account.x for one of a wider scope."));
    }

    /**
     * Recent runs of several connectors.
     *
     * @param items one for each connector, in the order in which they were asked for
     */
    record RecentRunsResponse(List<RunsOfConnector> items) {}

    /**
     * Recent runs of one connector.
     *
     * @param connector as it was asked for
     * @param runs the newest first; none where there is no such connector
     */
    record RunsOfConnector(String connector, List<RunSummary> runs) {}
}
