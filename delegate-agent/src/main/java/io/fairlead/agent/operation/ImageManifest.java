package io.fairlead.agent.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A manifest or an index, exactly as it is stored.
 *
 * @param digest of {@code bytes}
 */
record ImageManifest(String digest, String mediaType, byte[] bytes, JsonNode json) {

    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    static final List<String> TYPES = List.of(OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST);

    boolean isIndex() {
        return mediaType.equals(OCI_INDEX) || mediaType.equals(DOCKER_LIST);
    }

    /** Of an index: what it leads to. */
    List<Descriptor> children() {
        return descriptors("manifests");
    }

    /** Of a manifest: its configuration. */
    Optional<Descriptor> config() {
        return isIndex() || !json.path("config").isObject()
                ? Optional.empty()
                : Optional.of(Descriptor.of(json.path("config")));
    }

    /** Of a manifest: configuration and layers. */
    List<Descriptor> blobs() {
        var blobs = new ArrayList<Descriptor>();
        config().ifPresent(blobs::add);
        if (!isIndex()) {
            blobs.addAll(descriptors("layers"));
        }
        return blobs;
    }

    private List<Descriptor> descriptors(String field) {
        var found = new ArrayList<Descriptor>();
        json.path(field).forEach(node -> found.add(Descriptor.of(node)));
        return found;
    }

    @Override
    public String toString() {
        return "ImageManifest[" + digest + "]";
    }
}
