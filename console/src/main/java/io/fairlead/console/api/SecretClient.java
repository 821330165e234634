package io.fairlead.console.api;

import io.fairlead.contracts.scope.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Secrets; a value goes in and never comes out. */
@HttpExchange("/secrets")
public interface SecretClient {

    @GetExchange
    Page<Secret> list(
            @RequestAttribute Place place,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam boolean includeInherited,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    @PostExchange(contentType = "application/json")
    Secret create(@RequestAttribute Place place, @RequestBody NewSecret secret);

    /** @param apply how the value is to be mended before it is kept */
    @PostExchange(contentType = "application/json")
    Secret create(
            @RequestAttribute Place place,
            @RequestParam(required = false) List<String> apply,
            @RequestBody NewSecret secret);

    /** Keeps nothing. */
    @PostExchange(contentType = "application/json")
    Checked check(@RequestAttribute Place place, @RequestParam boolean validateOnly, @RequestBody NewSecret secret);

    /** @param warnings absent where nothing looks wrong */
    record Checked(@Nullable List<Secret.Warning> warnings) {}

    /** With the ETag that a change needs. */
    @GetExchange("/{identifier}")
    ResponseEntity<Secret> read(@RequestAttribute Place place, @PathVariable String identifier);

    @DeleteExchange("/{identifier}")
    void delete(
            @RequestAttribute Place place,
            @PathVariable String identifier,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag);

    @GetExchange("/{identifier}/references")
    Page<Use> references(
            @RequestAttribute Place place,
            @PathVariable String identifier,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    /** A connector that refers to the secret. */
    record Use(Reference connector, String name) {

        public Place place() {
            return Place.of(connector.scope());
        }
    }
}
