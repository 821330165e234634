package io.fairlead.agent.operation;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Points to content (OCI image specification, "Content descriptors").
 *
 * @param foreign whether the content lies on another host
 * @param platform for which it is, where that is said
 */
record Descriptor(String mediaType, String digest, long size, boolean foreign, Optional<ImagePlatform> platform) {

    static Descriptor of(JsonNode node) {
        var digest = node.path("digest").asString("");
        var size = node.path("size").asLong(-1);
        if (!ImageReference.isDigest(digest) || size < 0) {
            throw new OperationFailed(
                    Diagnosis.MANIFEST_TYPE, "read a manifest: it points to content without a valid digest and size");
        }
        return new Descriptor(
                node.path("mediaType").asString(""),
                digest,
                size,
                node.path("urls").isArray() && !node.path("urls").isEmpty(),
                node.has("platform") ? Optional.of(ImagePlatform.of(node.path("platform"))) : Optional.empty());
    }

    /** For people. */
    String shortDigest() {
        return digest.substring(0, Math.min(digest.length(), 19));
    }
}
