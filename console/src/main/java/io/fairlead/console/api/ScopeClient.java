package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Where somebody may look. */
@HttpExchange("/scopes")
public interface ScopeClient {

    @GetExchange
    Page<VisibleScope> list(@RequestParam int pageSize);

    /** @param role the greatest that the caller has there */
    record VisibleScope(Scope scope, String role) {

        public PageScope pageScope() {
            return PageScope.of(scope);
        }
    }
}
