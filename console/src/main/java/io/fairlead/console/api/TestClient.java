package io.fairlead.console.api;

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

    /** Of a connector that is not stored. */
    @PostExchange(url = "/tests", contentType = "application/json")
    Run testDraft(@RequestAttribute Place place, @RequestBody Map<String, Object> definition);

    @GetExchange("/tests/{id}")
    Run read(@RequestAttribute Place place, @PathVariable UUID id);

    @DeleteExchange("/tests/{id}")
    Run cancel(@RequestAttribute Place place, @PathVariable UUID id);
}
