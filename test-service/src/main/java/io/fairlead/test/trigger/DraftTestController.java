package io.fairlead.test.trigger;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.connector.ConnectorDocument;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.limits.CostsRegistryLogin;
import io.fairlead.test.catalog.ConnectorCatalog;
import io.fairlead.test.catalog.Draft;
import io.fairlead.test.history.RunReport;
import io.fairlead.test.run.Cause;
import io.fairlead.test.run.RunLedger;
import io.fairlead.test.run.Subject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tests what somebody would like to make a connector, before it is one. */
@RestController
class DraftTestController {

    private final ConnectorCatalog catalog;
    private final RunLedger ledger;

    DraftTestController(ConnectorCatalog catalog, RunLedger ledger) {
        this.catalog = catalog;
        this.ledger = ledger;
    }

    /** The body is a connector's document; of it nothing is kept but its test. */
    @CostsRegistryLogin
    @Audited("test.requested")
    @PostMapping(
            path = {"/api/v1/tests", "/api/v1/orgs/{org}/tests", "/api/v1/orgs/{org}/projects/{project}/tests"},
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_YAML_VALUE})
    @RequestBodySchema(ConnectorDocument.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<RunReport> testDraft(
            Scope scope,
            Grants caller,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody byte[] body) {
        var document = new String(body, StandardCharsets.UTF_8);
        var definition = catalog.check(new Draft(scope, caller.toTexts(), contentType, document));
        var run = ledger.request(Subject.of(UUID.randomUUID(), definition), Cause.draft(), definition.connection())
                .orElseThrow();
        return ResponseEntity.accepted().location(RunReport.address(run)).body(RunReport.of(run));
    }
}
