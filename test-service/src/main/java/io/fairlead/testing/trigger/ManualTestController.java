package io.fairlead.testing.trigger;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.history.TestRunResponse;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunQueue;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tests a connector because somebody wants to know. */
@RestController
@ScopedMapping
class ManualTestController {

    private final ConnectorDirectory catalog;
    private final RunQueue queue;

    ManualTestController(ConnectorDirectory catalog, RunQueue queue) {
        this.catalog = catalog;
        this.queue = queue;
    }

    /**
     * Tests a connector.
     *
     * <p>A test of the same definition that waits already is joined: it is answered, with {@code joined}, and served as
     * if it had been asked for.
     *
     * <p>A login that the registry has refused is not tried again: the test is answered at once with what is known.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param force log in once more, even if the registry has refused this login before
     * @return the run; {@code Location} says where to look after it
     */
    @Audited("test.requested")
    @PostMapping("/connectors/{identifier}/tests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<TestRunResponse> testConnector(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam(required = false, defaultValue = "false") boolean force) {
        var connector = catalog.requireCurrent(scope, identifier);
        var definition = connector.definition();
        var requested = queue.requestTest(
                ConnectorUnderTest.of(connector.connectorId(), definition), definition.connection(), force);
        var run = requested.run();
        return ResponseEntity.accepted()
                .location(TestRunResponse.location(run))
                .body(TestRunResponse.of(
                        run, queue.testsBefore(run).orElse(null), requested.joined() ? Boolean.TRUE : null));
    }
}
