package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.RequestBody;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifests of one repository: each is read whole, and what it says of itself is checked. */
record ManifestStore(RegistrySession registry, String repository) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    ImageManifest get(String reference) {
        var request = registry.get(path(reference)).with("Accept", String.join(", ", ImageManifest.TYPES));
        var content = new AtomicReference<>(new byte[0]);
        var response = registry.execute(
                request, (_, body) -> content.set(new SizeLimitedInputStream(body, MAX_BYTES).readAllBytes()));
        if (response.status() != 200) {
            throw OperationFailures.readRefused(registry, request, response, Diagnosis.TAG_NOT_FOUND);
        }
        var bytes = content.get();
        var promised = ImageReference.isDigest(reference)
                ? Optional.of(reference)
                : response.header("Docker-Content-Digest").filter(ImageReference::isDigest);
        if (promised.filter(digest -> !Digests.matches(bytes, digest)).isPresent()) {
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "%s: what came is %s, not %s".formatted(request, Digests.sha256(bytes), promised.get()));
        }
        return manifest(request, response, promised.orElseGet(() -> Digests.sha256(bytes)), bytes);
    }

    /** An answer of whatever status, its body unread where it is a manifest. */
    RegistryResponse ask(String method, String reference) {
        var request = registry.request(method, path(reference)).with("Accept", String.join(", ", ImageManifest.TYPES));
        return registry.execute(request, (_, _) -> {});
    }

    /** Costs no pull where pulls are counted; empty when there is no such reference, or the registry does not say. */
    Optional<String> digestOf(String reference) {
        var request = registry.request("HEAD", path(reference)).with("Accept", String.join(", ", ImageManifest.TYPES));
        var response = registry.execute(request);
        return response.status() == 200
                ? response.header("Docker-Content-Digest").filter(ImageReference::isDigest)
                : Optional.empty();
    }

    void put(String reference, ImageManifest manifest) {
        var request =
                registry.request("PUT", path(reference)).with(RequestBody.of(manifest.mediaType(), manifest.bytes()));
        var response = registry.execute(request);
        if (!response.isSuccess()) {
            throw OperationFailures.writeRefused(registry, request, response);
        }
        var stored = response.header("Docker-Content-Digest").filter(ImageReference::isDigest);
        if (stored.filter(digest -> !Digests.matches(manifest.bytes(), digest)).isPresent()) {
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "%s: the registry stored %s, not %s".formatted(request, stored.get(), manifest.digest()));
        }
    }

    /** Some registries take an image whose parts they lost, and then do not have it: the tag says whether it is there. */
    void requireStored(String reference, String digest) {
        for (var look = 0; ; look++) {
            var response = ask("HEAD", reference);
            if (response.status() == 404) {
                response = ask("GET", reference);
            }
            if (response.status() != 404) {
                requireSame(reference, digest, response);
                return;
            }
            if (look == RetryPolicy.MAX_RETRIES || !registry.pause(look)) {
                throw new OperationFailed(
                        Diagnosis.CONTENT_LOST,
                        registry.get(path(reference)) + ": 404 after it was stored" + registry.errorText(response));
            }
        }
    }

    private void requireSame(String reference, String digest, RegistryResponse response) {
        response.header("Docker-Content-Digest")
                .filter(_ -> response.isSuccess())
                .filter(ImageReference::isDigest)
                .filter(stored -> stored.startsWith(digest.substring(0, digest.indexOf(':') + 1)))
                .filter(stored -> !stored.equals(digest))
                .ifPresent(stored -> {
                    throw new OperationFailed(
                            Diagnosis.DIGEST_MISMATCH,
                            "%s: it names %s, not %s".formatted(registry.get(path(reference)), stored, digest));
                });
    }

    /** Empty where the registry does not have it. */
    Optional<ImageManifest> find(String reference) {
        try {
            return Optional.of(get(reference));
        } catch (OperationFailed failed) {
            if (failed.finding().code() == Diagnosis.TAG_NOT_FOUND) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** A body that claims to be of another kind than its header is what attacks by confusion are made of. */
    private static ImageManifest manifest(
            RegistryRequest request, RegistryResponse response, String digest, byte[] bytes) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JacksonException _) {
            throw new OperationFailed(Diagnosis.MANIFEST_TYPE, request + ": the manifest is not JSON");
        }
        var header = response.header("Content-Type")
                .map(type -> type.split(";")[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        var own = json.path("mediaType").asString("");
        var type = ImageManifest.TYPES.contains(header) ? header : own;
        if (!ImageManifest.TYPES.contains(type) || (!own.isEmpty() && !own.equals(type))) {
            throw new OperationFailed(
                    Diagnosis.MANIFEST_TYPE,
                    request + ": the manifest's kind is none that is known, or said in two ways");
        }
        return new ImageManifest(digest, type, bytes, json);
    }

    String path(String reference) {
        return "/v2/" + repository + "/manifests/" + reference;
    }
}
