package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.api.TestClient.ConnectorRuns;
import io.fairlead.console.api.TestClient.RunSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the connectors of a page have fared lately; the list is shown also while test-service does not answer. */
@Component
class RecentRuns {

    private static final int RUNS_PER_CONNECTOR = 12;

    private final TestClient tests;

    RecentRuns(TestClient tests) {
        this.tests = tests;
    }

    /** The oldest first, by the reference that names the connector from this place. */
    Map<String, List<RunSummary>> list(PageScope scope, List<Connector> connectors) {
        if (connectors.isEmpty()) {
            return Map.of();
        }
        try {
            var references = connectors.stream()
                    .map(connector -> connector.pageScope().referencePrefix(scope) + connector.identifier())
                    .toList();
            return tests.recent(scope, references, RUNS_PER_CONNECTOR).items().stream()
                    .collect(Collectors.toMap(
                            ConnectorRuns::connector, recent -> recent.runs().reversed()));
        } catch (ApiProblem _) {
            return Map.of();
        }
    }
}
