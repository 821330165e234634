package io.fairlead.console.connector;

import io.fairlead.console.api.Connector;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.ConnectorVersionClient;
import io.fairlead.console.api.Place;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the page of a connector shows beside its tests: what it is, refers to, and was. */
@Component
class Definition {

    private static final int SHOWN_VERSIONS = 5;

    private final ConnectorClient connectors;
    private final ConnectorVersionClient versions;
    private final References references;

    Definition(ConnectorClient connectors, ConnectorVersionClient versions, References references) {
        this.connectors = connectors;
        this.versions = versions;
        this.references = references;
    }

    Map<String, Object> of(Place place, Connector connector) {
        var newest = versions.list(place, connector.identifier(), SHOWN_VERSIONS, null);
        return Map.of(
                "yaml", connectors.yaml(place, connector.identifier()),
                "references", references.of(connector),
                "versions", ConnectorVersionController.changed(newest.items()));
    }
}
