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
    Run test(@RequestAttribute Place place, @PathVariable String identifier);

    @GetExchange("/connectors/{identifier}/tests")
    Page<Run> history(
            @RequestAttribute Place place,
            @PathVariable String identifier,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    /** Those that ended so. */
    @GetExchange("/connectors/{identifier}/tests")
    Page<Run> ended(
            @RequestAttribute Place place,
            @PathVariable String identifier,
            @RequestParam String verdict,
            @RequestParam int pageSize);

    /** Of a connector that is not stored. */
    @PostExchange(url = "/tests", contentType = "application/json")
    Run testDraft(@RequestAttribute Place place, @RequestBody Map<String, Object> definition);

    /** How connectors have fared lately, the newest run first. */
    @GetExchange("/tests/recent")
    RecentRuns recent(@RequestAttribute Place place, @RequestParam List<String> connectors, @RequestParam int each);

    /** In the order in which they were asked for. */
    record RecentRuns(List<Recent> items) {}

    record Recent(String connector, List<Mark> runs) {}

    /** One run at a glance. */
    record Mark(
            UUID id,
            String state,
            @Nullable String verdict,
            @Nullable String code,
            @Nullable Instant completedAt) {}

    @GetExchange("/tests/{id}")
    Run read(@RequestAttribute Place place, @PathVariable UUID id);

    @DeleteExchange("/tests/{id}")
    Run cancel(@RequestAttribute Place place, @PathVariable UUID id);
}
