package io.fairlead.agent.operation;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.operation.OperationResult.ImageDetails;
import io.fairlead.contracts.operation.OperationResult.PlatformDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks what an image is: its digest, platforms, size, and the labels of its configuration. */
record ImageInspection(RegistrySession registry, ImageReference image) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_CONFIG_BYTES = 4 * 1024 * 1024;
    private static final int MAX_PLATFORMS = 64;

    ImageDetails inspect() {
        var tree = ManifestTree.load(new ManifestStore(registry, image.repository()), image.reference());
        tree.missing().forEach(registry::warn);
        var platforms = new ArrayList<PlatformDetails>();
        Map<String, String> labels = null;
        for (var node : tree.nodes()) {
            var manifest = node.manifest();
            if (manifest.isIndex() || platforms.size() == MAX_PLATFORMS) {
                continue;
            }
            var named = node.platform();
            var runs = named.isEmpty() || named.get().isKnown();
            var config = runs && labels == null ? config(manifest) : JSON.createObjectNode();
            var platform = named.orElseGet(() -> config.has("os") ? ImagePlatform.of(config) : ImagePlatform.UNKNOWN);
            labels = runs && labels == null ? labels(config) : labels;
            if (platform.isKnown() || tree.nodes().size() == 1) {
                platforms.add(platformOf(platform, manifest));
            }
        }
        if (platforms.isEmpty() && !tree.missing().isEmpty()) {
            throw new OperationFailed(
                    Diagnosis.PLATFORM_MISSING,
                    "read " + image.toText() + ": " + tree.missing().getFirst());
        }
        return new ImageDetails(
                tree.root().digest(),
                tree.root().mediaType(),
                tree.size(),
                platforms,
                labels == null ? Map.of() : labels);
    }

    private static PlatformDetails platformOf(ImagePlatform platform, ImageManifest manifest) {
        var size = manifest.bytes().length
                + manifest.blobs().stream().mapToLong(Descriptor::size).sum();
        return new PlatformDetails(platform.os(), platform.architecture(), platform.variant(), manifest.digest(), size);
    }

    private JsonNode config(ImageManifest manifest) {
        var descriptor = manifest.config();
        if (descriptor.isEmpty() || !descriptor.get().mediaType().endsWith("json")) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(new BlobSource(registry, image.repository()).read(descriptor.get(), MAX_CONFIG_BYTES));
        } catch (JacksonException _) {
            throw new OperationFailed(
                    Diagnosis.MANIFEST_TYPE, "read the configuration of " + image.toText() + ": it is not JSON");
        }
    }

    /** Those that fit, in their order. */
    private static Map<String, String> labels(JsonNode config) {
        var labels = new LinkedHashMap<String, String>();
        var left = OperationResult.MAX_BYTES;
        for (var label : config.path("config").path("Labels").properties()) {
            var value = label.getValue().asString("");
            var size = JsonSize.of(label.getKey()) + JsonSize.of(value) + 2;
            if (size <= left) {
                left -= size;
                labels.put(label.getKey(), value);
            }
        }
        return labels;
    }
}
