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
public interface TokenClient {

    @GetExchange
    Page<ApiToken> list(@RequestAttribute Place place);

    @PostExchange(contentType = "application/json")
    ApiToken make(@RequestAttribute Place place, @RequestBody WantedToken wanted);

    @DeleteExchange("/{id}")
    void revoke(@RequestAttribute Place place, @PathVariable UUID id);

    /** @param expiresIn ISO 8601 */
    record WantedToken(String name, String role, String expiresIn) {}
}
