package io.fairlead.testing.trigger;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.connector.ConnectorDocument;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.limits.Limit;
import io.fairlead.limits.Limited;
import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.catalog.ConnectorDraft;
import io.fairlead.testing.history.TestRunResponse;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunQueue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tests what somebody would like to make a connector, before it is one. */
@RestController
@ScopedMapping
class DraftTestController {

    private static final int MAX_DOCUMENT_BYTES = 256 * 1024;

    private final ConnectorDirectory catalog;
    private final RunQueue queue;

    DraftTestController(ConnectorDirectory catalog, RunQueue queue) {
        this.catalog = catalog;
        this.queue = queue;
    }

    /**
     * Tests a connector's document without saving it.
     *
     * <p>Nothing of the document is kept but its test.
     *
     * @param force log in once more, even if the registry has refused this login before
     * @return the run; {@code Location} says where to look after it
     */
    @Limited(Limit.REGISTRY_LOGIN)
    @Audited("test.requested")
    @PostMapping(
            path = "/tests",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_YAML_VALUE})
    @MaxBodySize(MAX_DOCUMENT_BYTES)
    @RequestBodySchema(ConnectorDocument.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<TestRunResponse> testDraft(
            Scope scope,
            Grants caller,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestParam(required = false, defaultValue = "false") boolean force,
            @RequestBody byte[] body) {
        var document = new String(body, StandardCharsets.UTF_8);
        var definition = catalog.check(new ConnectorDraft(scope, caller.toTexts(), contentType, document));
        var run = queue.requestDraft(
                ConnectorUnderTest.of(UUID.randomUUID(), definition), definition.connection(), force);
        return ResponseEntity.accepted().location(TestRunResponse.location(run)).body(TestRunResponse.of(run));
    }
}
