package io.fairlead.console.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The audit of one service; every service has one. */
@HttpExchange("/audit")
public interface AuditClient {

    /** The newest first. */
    @GetExchange
    Page<AuditEntry> list(
            @RequestAttribute Place place,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String identifier,
            @RequestParam(required = false) @Nullable String result,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam int pageSize);
}
