package io.fairlead.testkit.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** An image of one empty layer, which is enough for a registry to have something to pull. */
record TinyImage(URI registry, String repository, String authorization) {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    /** Two blocks of zeros: the end of a tar archive, and nothing before it. */
    private static final byte[] EMPTY_TAR = new byte[1024];

    String push(String tag) {
        try (var client = HttpClient.newHttpClient()) {
            var layer = gzip(EMPTY_TAR);
            var config = """
                    {"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["%s"]}}""".formatted(digest(EMPTY_TAR)).getBytes(StandardCharsets.UTF_8);
            upload(client, layer);
            upload(client, config);
            var manifest = """
                    {"schemaVersion":2,"mediaType":"%s",\
                    "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                    "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]}""".formatted(MANIFEST, digest(config), config.length, digest(layer), layer.length)
                    .getBytes(StandardCharsets.UTF_8);
            var target = registry.resolve("/v2/%s/manifests/%s".formatted(repository, tag));
            send(client, request(target).header("Content-Type", MANIFEST).PUT(BodyPublishers.ofByteArray(manifest)));
            return digest(manifest);
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    "push %s to %s: %s".formatted(repository, registry, fault.getMessage()), fault);
        }
    }

    private void upload(HttpClient client, byte[] blob) throws IOException {
        var uploads = registry.resolve("/v2/%s/blobs/uploads/".formatted(repository));
        var started = send(client, request(uploads).POST(BodyPublishers.noBody()));
        var location = uploads.resolve(started.headers().firstValue("Location").orElseThrow());
        var target = URI.create(location + (location.getRawQuery() == null ? "?" : "&") + "digest="
                + digest(blob).replace(":", "%3A"));
        send(
                client,
                request(target)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(blob)));
    }

    private HttpRequest.Builder request(URI target) {
        var request = HttpRequest.newBuilder(target).version(HttpClient.Version.HTTP_1_1);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws IOException {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException("%s %s: %d %s"
                        .formatted(
                                response.request().method(), response.uri(), response.statusCode(), response.body()));
            }
            return response;
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", fault);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }

    @Override
    public String toString() {
        return registry + "/" + repository;
    }
}
