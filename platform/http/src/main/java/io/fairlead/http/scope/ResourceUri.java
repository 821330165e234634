package io.fairlead.http.scope;

import io.fairlead.contracts.scope.Scope;
import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a resource is found, without a host: the front door's is another than the service's. */
public final class ResourceUri {

    private ResourceUri() {}

    /** @param segments of the path behind the scope, such as {@code connectors} and an identifier */
    public static URI of(Scope scope, Object... segments) {
        var path = UriComponentsBuilder.fromPath("/api/v1");
        if (scope.org() != null) {
            path.pathSegment("orgs", scope.org());
        }
        if (scope.project() != null) {
            path.pathSegment("projects", scope.project());
        }
        for (var segment : segments) {
            path.pathSegment(segment.toString());
        }
        return path.encode().build().toUri();
    }
}
