package io.fairlead.test.trigger;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.test.catalog.ConnectorCatalog;
import io.fairlead.test.history.RunReport;
import io.fairlead.test.run.Cause;
import io.fairlead.test.run.RunLedger;
import io.fairlead.test.run.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tests a connector because somebody wants to know. */
@RestController
class ManualTestController {

    private final ConnectorCatalog catalog;
    private final RunLedger ledger;

    ManualTestController(ConnectorCatalog catalog, RunLedger ledger) {
        this.catalog = catalog;
        this.ledger = ledger;
    }

    @Audited("test.requested")
    @PostMapping({
        "/api/v1/connectors/{identifier}/tests",
        "/api/v1/orgs/{org}/connectors/{identifier}/tests",
        "/api/v1/orgs/{org}/projects/{project}/connectors/{identifier}/tests"
    })
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<RunReport> test(Scope scope, @PathVariable String identifier) {
        var connector = catalog.current(new ResourceReference(scope, identifier));
        var definition = connector.definition();
        var run = ledger.request(
                        Subject.of(connector.connectorId(), definition), Cause.manual(), definition.connection())
                .orElseThrow();
        return ResponseEntity.accepted().location(RunReport.address(run)).body(RunReport.of(run));
    }
}
