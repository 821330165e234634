package io.fairlead.agent.probe;

import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.regex.Pattern;

/** Asks for a manifest of any current kind. */
final class ManifestRequest {

    /** Which most repositories have. */
    static final String ANY_TAG = "latest";

    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final String KINDS = "application/vnd.oci.image.index.v1+json,"
            + " application/vnd.oci.image.manifest.v1+json,"
            + " application/vnd.docker.distribution.manifest.list.v2+json,"
            + " application/vnd.docker.distribution.manifest.v2+json, */*;q=0.1";

    private ManifestRequest() {}

    static RegistryRequest of(String method, RegistryOrigin registry, String repository, String tag) {
        return RegistryRequest.of(method, registry, "/v2/" + repository + "/manifests/" + tag)
                .with("Accept", KINDS);
    }

    /** A tag that a list names. */
    static String firstTag(RegistryResponse list) {
        return RegistryError.json(list)
                .map(body -> body.path("tags").path(0).asString(""))
                .filter(tag -> TAG.matcher(tag).matches())
                .orElse(ANY_TAG);
    }
}
