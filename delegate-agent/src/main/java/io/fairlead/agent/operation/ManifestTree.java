package io.fairlead.agent.operation;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A manifest with all that it leads to, children before the index that names them. */
final class ManifestTree {

    private static final int MAX_MANIFESTS = 256;
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_DEPTH = 3;

    private final ManifestStore store;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> missing = new ArrayList<>();
    private long bytes;

    private ManifestTree(ManifestStore store) {
        this.store = store;
    }

    /** @param platform as the index above says */
    record Node(ImageManifest manifest, Optional<ImagePlatform> platform) {}

    static ManifestTree load(ManifestStore store, String reference) {
        var tree = new ManifestTree(store);
        tree.add(store.get(reference), Optional.empty(), 1);
        return tree;
    }

    private void add(ImageManifest manifest, Optional<ImagePlatform> platform, int depth) {
        bytes += manifest.bytes().length;
        if (depth > MAX_DEPTH || known.size() >= MAX_MANIFESTS || bytes > MAX_BYTES) {
            throw new OperationFailed(
                    Diagnosis.RESPONSE_TOO_LARGE, "read " + manifest.digest() + ": the image has too many manifests");
        }
        known.add(manifest.digest());
        for (var child : manifest.isIndex() ? manifest.children() : List.<Descriptor>of()) {
            if (!known.contains(child.digest())) {
                var found = store.find(child.digest());
                if (found.isPresent()) {
                    add(found.get(), child.platform(), depth + 1);
                } else {
                    missing.add(sentence(child));
                }
            }
        }
        nodes.add(new Node(manifest, platform));
    }

    private static String sentence(Descriptor child) {
        var platform = child.platform().map(ImagePlatform::toText).orElse("one platform");
        return "the manifest of %s, %s, is gone".formatted(platform, child.digest());
    }

    /** What the index names and the registry does not have, in sentences. */
    List<String> missing() {
        return missing;
    }

    /** Children first; the last one is the whole. */
    List<Node> nodes() {
        return nodes;
    }

    ImageManifest root() {
        return nodes.getLast().manifest();
    }

    /** Each blob once, whoever refers to it. */
    Map<String, Descriptor> blobs() {
        var blobs = new LinkedHashMap<String, Descriptor>();
        nodes.forEach(node -> node.manifest().blobs().forEach(blob -> blobs.putIfAbsent(blob.digest(), blob)));
        return blobs;
    }

    long size() {
        return bytes + blobs().values().stream().mapToLong(Descriptor::size).sum();
    }
}
