package io.fairlead.console.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.fairlead.console.api.PageScope;
import io.fairlead.runtime.settings.ServicesProperties;
import java.net.URI;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Sends each resource to its service. The tests of a connector are test-service's, the connector itself is not. */
@Configuration
class GatewayRoutes {

    private final ServicesProperties services;

    GatewayRoutes(ServicesProperties services) {
        this.services = services;
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes() {
        return to(
                        "test",
                        services.test().url(),
                        "connectors/{identifier}/tests",
                        "connectors/{identifier}/schedule",
                        "tests")
                .and(to("connector", services.connector().url(), "connectors", "operations", "scopes"))
                .and(to("secret", services.secret().url(), "secrets", "master-keys"))
                .and(to("delegate", services.delegate().url(), "delegates", "delegate-tokens"))
                .and(to("identity", services.identity().url(), "people", "api-tokens"))
                .and(audit("connector-service", services.connector().url()))
                .and(audit("secret-service", services.secret().url()))
                .and(audit("delegate-service", services.delegate().url()))
                .and(audit("test-service", services.test().url()))
                .and(audit("identity", services.identity().url()));
    }

    /** Of what the console says of every answer itself, the service's is left out. */
    @Bean
    ResponseHttpHeadersFilter dropDuplicateHeaders() {
        return (headers, _) -> {
            var rest = new HttpHeaders(headers);
            rest.remove(HttpHeaders.DATE);
            rest.remove("X-Correlation-Id");
            return rest;
        };
    }

    /** Each service has an audit at the same path, so its name stands behind that here. */
    private static RouterFunction<ServerResponse> audit(String program, URI service) {
        return route("audit-" + program)
                .route(anyOf("audit/" + program), http())
                .before(uri(service))
                .before(rewritePath("/audit/" + program, "/audit"))
                .before(removeRequestHeader(HttpHeaders.COOKIE))
                .build();
    }

    private static RouterFunction<ServerResponse> to(String name, URI service, String... resources) {
        var wanted = anyOf(resources);
        return route(name)
                .route(wanted, http())
                .before(uri(service))
                .before(removeRequestHeader(HttpHeaders.COOKIE))
                .build();
    }

    private static RequestPredicate anyOf(String... resources) {
        RequestPredicate any = _ -> false;
        for (var resource : resources) {
            for (var scope : PageScope.PATTERNS) {
                any = any.or(RequestPredicates.path("/api/v1" + scope + "/" + resource))
                        .or(RequestPredicates.path("/api/v1" + scope + "/" + resource + "/**"));
            }
        }
        return any;
    }
}
