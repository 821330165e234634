package io.fairlead.console.api;

import io.fairlead.contracts.scope.ResourceReference;
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
import org.springframework.web.service.annotation.PutExchange;

/** Secrets; a value goes in and never comes out. */
@HttpExchange("/secrets")
public interface SecretClient {

    @GetExchange
    Page<Secret> list(
            @RequestAttribute PageScope scope,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam boolean includeInherited,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    @PostExchange(contentType = "application/json")
    Secret create(@RequestAttribute PageScope scope, @RequestBody NewSecret secret);

    /** @param apply the repairs to make to the value, from its warnings */
    @PostExchange(contentType = "application/json")
    Secret create(
            @RequestAttribute PageScope scope,
            @RequestParam(required = false) List<String> apply,
            @RequestBody NewSecret secret);

    /** Says what looks wrong; keeps nothing where it only validates. */
    @PostExchange(contentType = "application/json")
    CheckedValue check(
            @RequestAttribute PageScope scope,
            @RequestParam(required = false) List<String> apply,
            @RequestParam boolean validateOnly,
            @RequestBody NewSecret secret);

    /** All but the value, which stays. */
    @PutExchange(url = "/{identifier}", contentType = "application/json")
    void replace(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag,
            @RequestBody NewSecret secret);

    /** Everything, with a new value; accepted where that is tested first, and {@code Location} then names the trial. */
    @PutExchange(url = "/{identifier}", contentType = "application/json")
    ResponseEntity<Void> replaceValue(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag,
            @RequestParam(required = false) List<String> apply,
            @RequestBody NewSecret secret);

    @GetExchange("/dangling-references")
    Page<DanglingReference> danglingReferences(@RequestAttribute PageScope scope, @RequestParam int pageSize);

    @PostExchange(url = "/{identifier}/comparison", contentType = "application/json")
    Comparison compare(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestBody SecretVersionClient.NewValue value);

    /** With the ETag that a change needs. */
    @GetExchange("/{identifier}")
    ResponseEntity<Secret> read(@RequestAttribute PageScope scope, @PathVariable String identifier);

    @DeleteExchange("/{identifier}")
    void delete(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag);

    @GetExchange("/{identifier}/references")
    ReferencingConnectors references(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    /**
     * Part of the connectors that refer to a secret.
     *
     * @param total of all parts
     * @param hidden those that the person may not see; they are counted and not named
     */
    record ReferencingConnectors(
            List<ReferencingConnector> items, @Nullable String nextPageToken, long total, long hidden) {}

    /** A connector that lacks a secret. */
    record DanglingReference(ResourceReference connector, String name, ResourceReference secret, String reason) {

        public PageScope pageScope() {
            return PageScope.of(connector.scope());
        }
    }

    /** @param warnings absent where all looks well */
    record CheckedValue(@Nullable List<Secret.ValueWarning> warnings) {}

    record Comparison(boolean same, @Nullable Long version) {}

    /** A connector that refers to the secret. */
    record ReferencingConnector(ResourceReference connector, String name) {

        public PageScope pageScope() {
            return PageScope.of(connector.scope());
        }
    }
}
