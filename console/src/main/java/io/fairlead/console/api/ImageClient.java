package io.fairlead.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What is at a connector's registry, as a delegate sees it. A 202 without a body of its own means: not yet. */
@HttpExchange("/connectors/{identifier}")
public interface ImageClient {

    @GetExchange("/repositories")
    ResponseEntity<NameList> repositories(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestHeader String prefer,
            @RequestParam(required = false) @Nullable String pageToken);

    @GetExchange("/tags")
    ResponseEntity<NameList> tags(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestParam String repository,
            @RequestHeader String prefer,
            @RequestParam(required = false) @Nullable String pageToken);

    /** What the registry told last of its limits; nothing is asked for it. */
    @GetExchange("/quotas")
    List<ObservedQuota> quotas(@RequestAttribute PageScope scope, @PathVariable String identifier);

    /**
     * Part of a list.
     *
     * @param supported false where the registry has no such list; {@code reason} and {@code remedy} then say why
     */
    record NameList(
            @Nullable List<String> items,
            @Nullable String nextPageToken,
            boolean supported,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String remedy,
            @Nullable Source source) {}

    record Source(Connector.@Nullable DelegateName delegate) {}

    record ObservedQuota(Connector.DelegateName delegate, Quota quota, Instant seenAt) {}

    record Quota(
            @Nullable Long limit,
            @Nullable Long remaining,
            @Nullable Long windowSeconds,
            @Nullable String source) {}
}
