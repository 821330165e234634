package io.fairlead.testkit.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Images in a folder (OCI image layout specification), for skopeo to push; their layers hold random bytes. */
public final class ImageLayout implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final Path folder;
    private final Random random = new Random(42);
    private final List<Map<String, Object>> tagged = new ArrayList<>();

    private ImageLayout(Path folder) {
        this.folder = folder;
    }

    public static ImageLayout create() {
        try {
            var folder = Files.createTempDirectory("fairlead-layout");
            Files.createDirectories(folder.resolve("blobs/sha256"));
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            return new ImageLayout(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException("make a folder for images", fault);
        }
    }

    public Path folder() {
        return folder;
    }

    /** A single image with layers of these sizes, under a tag; answers its digest. */
    public String addImage(String tag, String architecture, Map<String, String> labels, int... layers) {
        return tag(tag, manifest(architecture, labels, layers));
    }

    /** One image per architecture, and the index over them, under a tag; answers the index's digest. */
    public String addIndex(String tag, List<String> architectures, int layer) {
        var children = new ArrayList<Map<String, Object>>();
        for (var architecture : architectures) {
            var child = manifest(architecture, Map.of("architecture", architecture), layer);
            child.put("platform", Map.of("os", "linux", "architecture", architecture));
            children.add(child);
        }
        return tag(
                tag,
                store(
                        INDEX,
                        JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "mediaType", INDEX, "manifests", children))));
    }

    private Map<String, Object> manifest(String architecture, Map<String, String> labels, int... sizes) {
        var layers = new ArrayList<Map<String, Object>>();
        for (var size : sizes) {
            layers.add(store("application/vnd.oci.image.layer.v1.tar+gzip", gzip(size)));
        }
        var config = store(
                "application/vnd.oci.image.config.v1+json",
                JSON.writeValueAsBytes(Map.of(
                        "os",
                        "linux",
                        "architecture",
                        architecture,
                        "config",
                        Map.of("Labels", labels),
                        "rootfs",
                        Map.of("type", "layers", "diff_ids", List.of()))));
        return store(
                MANIFEST,
                JSON.writeValueAsBytes(
                        Map.of("schemaVersion", 2, "mediaType", MANIFEST, "config", config, "layers", layers)));
    }

    private Map<String, Object> store(String mediaType, byte[] content) {
        var hex = HexFormat.of().formatHex(sha256(content));
        try {
            Files.write(folder.resolve("blobs/sha256").resolve(hex), content);
        } catch (IOException fault) {
            throw new UncheckedIOException("write a blob", fault);
        }
        return new HashMap<>(Map.of("mediaType", mediaType, "digest", "sha256:" + hex, "size", content.length));
    }

    private String tag(String tag, Map<String, Object> descriptor) {
        descriptor.put("annotations", Map.of("org.opencontainers.image.ref.name", tag));
        tagged.add(descriptor);
        try {
            Files.write(
                    folder.resolve("index.json"),
                    JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "manifests", tagged)));
        } catch (IOException fault) {
            throw new UncheckedIOException("write the layout's index", fault);
        }
        return String.valueOf(descriptor.get("digest"));
    }

    private byte[] gzip(int size) {
        var content = new byte[size];
        random.nextBytes(content);
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException fault) {
            throw new UncheckedIOException("compress a layer", fault);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }

    @Override
    public void close() {
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
