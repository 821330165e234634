package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Where somebody may look. */
@HttpExchange("/scopes")
public interface ScopeClient {

    @GetExchange
    Page<Seen> list(@RequestParam int pageSize);

    /** @param role the greatest that the caller has there */
    record Seen(Scope scope, String role) {

        public Place place() {
            return Place.of(scope);
        }
    }
}
