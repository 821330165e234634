package io.fairlead.console.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The versions of a connector's definition, and the way back to one. */
@HttpExchange("/connectors/{identifier}/versions")
public interface ConnectorVersionClient {

    @GetExchange
    Page<ConnectorVersion> list(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    @GetExchange("/{version}")
    ConnectorVersion read(
            @RequestAttribute PageScope scope, @PathVariable String identifier, @PathVariable long version);

    @GetExchange(url = "/{version}", accept = ConnectorClient.YAML)
    String yaml(@RequestAttribute PageScope scope, @PathVariable String identifier, @PathVariable long version);

    /** From the version to the live one. */
    @GetExchange("/{version}/differences")
    ConnectorVersion.Differences differences(
            @RequestAttribute PageScope scope, @PathVariable String identifier, @PathVariable long version);

    /** @param promote {@code onSuccess} to wait for a proof; null for at once */
    @PostExchange("/{version}/restore")
    void restore(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(required = false) @Nullable String promote,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag);
}
