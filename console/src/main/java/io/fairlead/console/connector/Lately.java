package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.api.TestClient.Mark;
import io.fairlead.console.api.TestClient.Recent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the connectors of a page have fared lately; the list is shown also while test-service does not answer. */
@Component
class Lately {

    private static final int EACH = 12;

    private final TestClient tests;

    Lately(TestClient tests) {
        this.tests = tests;
    }

    /** The oldest first, by the reference that names the connector from this place. */
    Map<String, List<Mark>> of(Place place, List<Connector> connectors) {
        if (connectors.isEmpty()) {
            return Map.of();
        }
        try {
            var references = connectors.stream()
                    .map(connector -> connector.place().referencePrefix(place) + connector.identifier())
                    .toList();
            return tests.recent(place, references, EACH).items().stream()
                    .collect(Collectors.toMap(
                            Recent::connector, recent -> recent.runs().reversed()));
        } catch (ApiProblem _) {
            return Map.of();
        }
    }
}
