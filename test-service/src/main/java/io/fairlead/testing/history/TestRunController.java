package io.fairlead.testing.history;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.body.Timestamps;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.testing.run.RunFilter;
import io.fairlead.testing.run.RunFilter.Cursor;
import io.fairlead.testing.run.RunHistory;
import io.fairlead.testing.run.RunLifecycle;
import io.fairlead.testing.run.RunQueue;
import io.fairlead.testing.run.RunQueue.TestQuotas;
import io.fairlead.testing.run.RunState;
import io.fairlead.testing.run.TestRun;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows runs, and cancels one. */
@RestController
@ScopedMapping
class TestRunController {

    private final RunLifecycle lifecycle;
    private final RunHistory history;
    private final RunQueue queue;

    TestRunController(RunLifecycle lifecycle, RunHistory history, RunQueue queue) {
        this.lifecycle = lifecycle;
        this.history = history;
        this.queue = queue;
    }

    /**
     * Reads a test run.
     *
     * @param id the run's id
     * @return the run as it is now; {@code testsBefore} says why it has not begun
     */
    @GetMapping("/tests/{id}")
    TestRunResponse getTest(Scope scope, @PathVariable UUID id) {
        var run = lifecycle.require(id, scope);
        return TestRunResponse.of(run, queue.testsBefore(run).orElse(null), null);
    }

    /**
     * Reads how many tests may wait.
     *
     * @return the bounds of the scope's organisation, or of the account itself, and how near it is to them
     */
    @GetMapping("/tests/quotas")
    TestQuotas getTestQuotas(Scope scope) {
        return queue.quotas(scope);
    }

    /**
     * Cancels a test run.
     *
     * @param id the run's id
     * @return the run, cancelled, or as it ended before
     */
    @Audited("test.cancelled")
    @DeleteMapping("/tests/{id}")
    TestRunResponse cancelTest(Scope scope, @PathVariable UUID id) {
        return TestRunResponse.of(lifecycle.cancel(id, scope));
    }

    /**
     * Lists test runs of a scope.
     *
     * <p>The newest come first.
     *
     * @param state only runs in this state
     * @param verdict only runs that proved this
     * @return one page of the runs
     */
    @GetMapping("/tests")
    Page<TestRunResponse> listTests(
            Scope scope,
            @RequestParam(required = false) @Nullable RunState state,
            @RequestParam(required = false) @Nullable ConnectionVerdict verdict,
            PageQuery page) {
        return page(new RunFilter(scope, null, state, verdict, before(page)), page);
    }

    /**
     * Lists test runs of a connector.
     *
     * <p>The newest come first; runs of drafts are not among them.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param state only runs in this state
     * @param verdict only runs that proved this
     * @return one page of the runs
     */
    @GetMapping("/connectors/{identifier}/tests")
    Page<TestRunResponse> listTestsOfConnector(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam(required = false) @Nullable RunState state,
            @RequestParam(required = false) @Nullable ConnectionVerdict verdict,
            PageQuery page) {
        return page(new RunFilter(scope, identifier, state, verdict, before(page)), page);
    }

    private Page<TestRunResponse> page(RunFilter filter, PageQuery page) {
        return Page.of(history.list(filter, page.limit()), page, TestRunController::token)
                .map(TestRunResponse::of);
    }

    private static @Nullable Cursor before(PageQuery page) {
        return PageToken.<@Nullable Cursor>decode(
                page.pageToken(),
                2,
                null,
                parts -> new Cursor(Timestamps.parse(parts.get(0)), UUID.fromString(parts.get(1))));
    }

    private static String token(TestRun last) {
        return PageToken.encode(last.requestedAt().toString(), last.id().toString());
    }
}
