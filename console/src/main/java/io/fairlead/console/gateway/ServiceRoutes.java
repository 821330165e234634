package io.fairlead.console.gateway;

import io.fairlead.console.api.PageScope;
import io.fairlead.runtime.settings.ServicesProperties;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Sends each resource to its service. The tests of a connector are test-service's, the connector itself is not. */
@Component
class ServiceRoutes {

    private static final String ROOT = "/api/v1";

    private final List<ResourcePatterns> all;

    ServiceRoutes(ServicesProperties services) {
        this.all = Stream.of(
                        Stream.of(
                                to("test-service", services.test().url(), false, "connectors/{id}/tests"),
                                to("test-service", services.test().url(), false, "connectors/{id}/schedule", "tests"),
                                to(
                                        "connector-service",
                                        services.connector().url(),
                                        true,
                                        // What a registry is asked for takes as long as the registry does
                                        "connectors/{id}/repositories",
                                        "connectors/{id}/tags",
                                        "connectors/{id}/image",
                                        "connectors/{id}/rights"),
                                to(
                                        "connector-service",
                                        services.connector().url(),
                                        false,
                                        "connectors",
                                        "operations",
                                        "scopes",
                                        "diagnosis"),
                                to("secret-service", services.secret().url(), false, "secrets", "master-keys"),
                                to(
                                        "delegate-service",
                                        services.delegate().url(),
                                        false,
                                        "delegates",
                                        "delegate-tokens"),
                                to("identity", services.identity().url(), false, "people", "api-tokens")),
                        Stream.of(
                                audit("connector-service", services.connector().url()),
                                audit("secret-service", services.secret().url()),
                                audit("delegate-service", services.delegate().url()),
                                audit("test-service", services.test().url()),
                                audit("identity", services.identity().url())))
                .flatMap(routes -> routes)
                .toList();
    }

    private record ResourcePatterns(
            String service, URI url, boolean waits, List<PathPattern> patterns, String part, String inPlaceOf) {

        boolean matches(PathContainer path) {
            return patterns.stream().anyMatch(pattern -> pattern.matches(path));
        }

        ServiceRoute route(String path, String query) {
            return new ServiceRoute(service, url, path.replace(part, inPlaceOf) + query, waits);
        }
    }

    /** @param path as it came, and {@code query} with its question mark */
    Optional<ServiceRoute> find(String path, String query) {
        var parsed = PathContainer.parsePath(path);
        return all.stream()
                .filter(resource -> resource.matches(parsed))
                .findFirst()
                .map(resource -> resource.route(path, query));
    }

    /** A path that leads out of where it seems to lead. */
    static boolean hasDotSegments(String path) {
        return PathContainer.parsePath(path).elements().stream()
                .filter(PathSegment.class::isInstance)
                .map(segment -> ((PathSegment) segment).valueToMatch())
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    /** Each service has an audit at the same path, so its name stands behind that here. */
    private static ResourcePatterns audit(String service, URI url) {
        var resource = "audit/" + service;
        return new ResourcePatterns(service, url, false, patterns(resource), "/" + resource, "/audit");
    }

    private static ResourcePatterns to(String service, URI url, boolean waits, String... resources) {
        return new ResourcePatterns(service, url, waits, patterns(resources), "", "");
    }

    private static List<PathPattern> patterns(String... resources) {
        return PageScope.PATTERNS.stream()
                .flatMap(scope -> Stream.of(resources).map(resource -> ROOT + scope + "/" + resource))
                .flatMap(path -> Stream.of(path, path + "/**"))
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
