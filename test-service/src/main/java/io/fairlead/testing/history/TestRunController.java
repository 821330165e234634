package io.fairlead.testing.history;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.testing.run.RunFilter;
import io.fairlead.testing.run.RunFilter.Cursor;
import io.fairlead.testing.run.RunHistory;
import io.fairlead.testing.run.RunLifecycle;
import io.fairlead.testing.run.RunState;
import io.fairlead.testing.run.TestRun;
import java.time.Instant;
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

    TestRunController(RunLifecycle lifecycle, RunHistory history) {
        this.lifecycle = lifecycle;
        this.history = history;
    }

    @GetMapping("/tests/{id}")
    TestRunResponse read(Scope scope, @PathVariable UUID id) {
        return TestRunResponse.of(lifecycle.require(id, scope));
    }

    @Audited("test.cancelled")
    @DeleteMapping("/tests/{id}")
    TestRunResponse cancel(Scope scope, @PathVariable UUID id) {
        return TestRunResponse.of(lifecycle.cancel(id, scope));
    }

    @GetMapping({"/tests", "/connectors/{identifier}/tests"})
    Page<TestRunResponse> list(
            Scope scope,
            @PathVariable(required = false) @Nullable String identifier,
            @RequestParam(required = false) @Nullable RunState state,
            @RequestParam(required = false) @Nullable ConnectionVerdict verdict,
            PageQuery page) {
        var before = PageToken.<@Nullable Cursor>decode(
                page.pageToken(),
                2,
                null,
                parts -> new Cursor(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
        var filter = new RunFilter(scope, identifier, state, verdict, before);
        return Page.of(history.list(filter, page.limit()), page, TestRunController::token)
                .map(TestRunResponse::of);
    }

    private static String token(TestRun last) {
        return PageToken.encode(last.requestedAt().toString(), last.id().toString());
    }
}
