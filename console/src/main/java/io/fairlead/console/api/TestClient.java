package io.fairlead.console.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Tests of connectors. */
@HttpExchange
public interface TestClient {

    @PostExchange("/connectors/{identifier}/tests")
    TestRun test(@RequestAttribute PageScope scope, @PathVariable String identifier);

    /** @param force also where the registry has refused this login before */
    @PostExchange("/connectors/{identifier}/tests")
    TestRun test(@RequestAttribute PageScope scope, @PathVariable String identifier, @RequestParam boolean force);

    @GetExchange("/connectors/{identifier}/tests")
    Page<TestRun> history(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    /** Those that ended so. */
    @GetExchange("/connectors/{identifier}/tests")
    Page<TestRun> listByVerdict(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestParam String verdict,
            @RequestParam int pageSize);

    /** Of a connector that is not stored. */
    @PostExchange(url = "/tests", contentType = "application/json")
    TestRun testDraft(@RequestAttribute PageScope scope, @RequestBody Map<String, Object> definition);

    /** How connectors have fared lately, the newest run first. */
    @GetExchange("/tests/recent")
    RecentRunsPage recent(
            @RequestAttribute PageScope scope, @RequestParam List<String> connectors, @RequestParam int each);

    /** In the order in which they were asked for. */
    record RecentRunsPage(List<ConnectorRuns> items) {}

    record ConnectorRuns(String connector, List<RunSummary> runs) {}

    /** One run at a glance. */
    record RunSummary(
            UUID id,
            String state,
            @Nullable String verdict,
            @Nullable String code,
            @Nullable Instant completedAt) {}

    @GetExchange("/connectors/{identifier}/schedule")
    TestSchedule schedule(@RequestAttribute PageScope scope, @PathVariable String identifier);

    @GetExchange("/tests/{id}")
    TestRun read(@RequestAttribute PageScope scope, @PathVariable UUID id);

    @DeleteExchange("/tests/{id}")
    TestRun cancel(@RequestAttribute PageScope scope, @PathVariable UUID id);
}
