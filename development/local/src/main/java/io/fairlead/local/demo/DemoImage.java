package io.fairlead.local.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An image with nothing in it, by the OCI image specification: a manifest, and the two blobs that it names. */
record DemoImage(byte[] manifest, Map<String, byte[]> blobs) {

    static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";

    /** Two blocks of zeros: the end of a tar archive, and nothing before it. */
    private static final byte[] EMPTY_TAR = new byte[1024];

    static DemoImage empty() {
        var layer = gzip(EMPTY_TAR);
        var config = json("""
                {"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["%s"]}}""".formatted(digest(EMPTY_TAR)));
        var manifest = json("""
                {"schemaVersion":2,"mediaType":"%s",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]}""".formatted(MANIFEST_TYPE, digest(config), config.length, digest(layer), layer.length));
        return new DemoImage(manifest, Map.of(digest(layer), layer, digest(config), config));
    }

    String digest() {
        return digest(manifest);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException failure) {
            throw new UncheckedIOException("compress in memory", failure);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
