package io.fairlead.console.api;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** API tokens. */
@HttpExchange("/api-tokens")
public interface ApiTokenClient {

    @GetExchange
    Page<ApiToken> list(@RequestAttribute PageScope scope);

    @PostExchange(contentType = "application/json")
    ApiToken create(@RequestAttribute PageScope scope, @RequestBody NewApiToken wanted);

    @DeleteExchange("/{id}")
    void revoke(@RequestAttribute PageScope scope, @PathVariable UUID id);

    /** @param expiresIn ISO 8601 */
    record NewApiToken(String name, String role, String expiresIn) {}
}
