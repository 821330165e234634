package io.fairlead.console.connector;

import io.fairlead.console.api.Connector;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.ConnectorVersionClient;
import io.fairlead.console.api.PageScope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the page of a connector shows beside its tests: what it is, refers to, and was. */
@Component
class DefinitionModel {

    private static final int SHOWN_VERSIONS = 5;

    private final ConnectorClient connectors;
    private final ConnectorVersionClient versions;
    private final ReferencedSecrets references;

    DefinitionModel(ConnectorClient connectors, ConnectorVersionClient versions, ReferencedSecrets references) {
        this.connectors = connectors;
        this.versions = versions;
        this.references = references;
    }

    Map<String, Object> attributes(PageScope scope, Connector connector) {
        var newest = versions.list(scope, connector.identifier(), SHOWN_VERSIONS, null);
        return Map.of(
                "yaml", connectors.yaml(scope, connector.identifier()),
                "references", references.list(connector),
                "versions", ConnectorVersionController.changeSummaries(newest.items()));
    }
}
