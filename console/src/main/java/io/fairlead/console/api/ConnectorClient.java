package io.fairlead.console.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Connectors. */
@HttpExchange("/connectors")
public interface ConnectorClient {

    /** The media type of a connector as people keep it in a file. */
    String YAML = "application/yaml";

    @GetExchange
    Page<Connector> list(
            @RequestAttribute PageScope scope,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String providerType,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam String sort,
            @RequestParam boolean includeInherited,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    @GetExchange("/status-counts")
    StatusCounts count(@RequestAttribute PageScope scope, @RequestParam boolean includeInherited);

    /** Of those that the filter lets through, whatever their status. */
    @GetExchange("/status-counts")
    StatusCounts count(
            @RequestAttribute PageScope scope,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String providerType,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam boolean includeInherited);

    /** @param byStatus every status, also those that none has */
    record StatusCounts(long total, Map<String, Long> byStatus) {}

    @GetExchange("/{identifier}")
    Connector read(@RequestAttribute PageScope scope, @PathVariable String identifier);

    @GetExchange(url = "/{identifier}", accept = YAML)
    String yaml(@RequestAttribute PageScope scope, @PathVariable String identifier);

    @GetExchange("/identifiers")
    FreeIdentifier proposeIdentifier(@RequestAttribute PageScope scope, @RequestParam String name);

    @PostExchange(contentType = "application/json")
    Connector create(
            @RequestAttribute PageScope scope,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, Object> definition);

    /** Creates nothing. */
    @PostExchange(contentType = "application/json")
    FreeIdentifier validate(
            @RequestAttribute PageScope scope,
            @RequestParam boolean validateOnly,
            @RequestBody Map<String, Object> definition);

    @PutExchange(url = "/{identifier}", contentType = YAML)
    Connector replace(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag,
            @RequestBody byte[] yaml);

    @PutExchange(url = "/{identifier}", contentType = "application/json")
    Connector replace(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag,
            @RequestBody Map<String, Object> definition);

    /** A change that is being tried, or failed when it was. */
    @GetExchange("/{identifier}/proposal")
    ProposedChange readProposal(@RequestAttribute PageScope scope, @PathVariable String identifier);

    @DeleteExchange("/{identifier}/proposal")
    void withdrawProposal(@RequestAttribute PageScope scope, @PathVariable String identifier);

    /**
     * A change that becomes real once it is proved.
     *
     * @param version of the connector that it would replace
     * @param state {@code TESTING} or {@code FAILED}
     * @param restores the earlier version that it takes its definition from
     */
    record ProposedChange(
            long version,
            String state,
            @Nullable Long restores,
            Instant createdAt,
            @Nullable UUID testId,
            @Nullable String code,
            @Nullable String summary,
            @Nullable String remedy) {}

    @DeleteExchange("/{identifier}")
    void delete(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag);

    /** An identifier that is free. */
    record FreeIdentifier(String identifier) {}
}
