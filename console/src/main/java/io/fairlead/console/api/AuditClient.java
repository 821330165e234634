package io.fairlead.console.api;

import java.time.Instant;
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
            @RequestAttribute PageScope scope,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String identifier,
            @RequestParam(required = false) @Nullable String result,
            @RequestParam(required = false) @Nullable String correlationId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam int pageSize);

    /** Of the whole chain of that service. */
    @GetExchange("/verification")
    ChainVerification verify(@RequestAttribute PageScope scope);

    /** @param breach the first; absent when all is in order */
    record ChainVerification(
            boolean intact,
            long entriesChecked,
            ChainHead head,
            @Nullable ChainBreach breach) {}

    record ChainHead(long position, String hash) {}

    record ChainBreach(
            String kind, @Nullable Long position, @Nullable Long entryId, String explanation) {}
}
