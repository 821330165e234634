package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Body;
import io.fairlead.agent.wire.Question;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifests of one repository: each is read whole, and what it says of itself is checked. */
record ManifestStore(Registry registry, String repository) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 8 * 1024 * 1024;

    Manifest get(String reference) {
        var question = registry.get(path(reference)).with("Accept", String.join(", ", Manifest.TYPES));
        var content = new AtomicReference<>(new byte[0]);
        var answer = registry.ask(question, (_, body) -> content.set(new Limited(body, LARGEST).readAllBytes()));
        if (answer.status() != 200) {
            throw Refusal.toRead(registry, question, answer, Diagnosis.TAG_NOT_FOUND);
        }
        var bytes = content.get();
        var promised = ImageReference.isDigest(reference)
                ? Optional.of(reference)
                : answer.header("Docker-Content-Digest").filter(ImageReference::isDigest);
        if (promised.filter(digest -> !Digests.matches(bytes, digest)).isPresent()) {
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "%s: what came is %s, not %s".formatted(question, Digests.sha256(bytes), promised.get()));
        }
        return manifest(question, answer, promised.orElseGet(() -> Digests.sha256(bytes)), bytes);
    }

    /** Costs no pull where pulls are counted; empty when there is no such reference, or the registry does not say. */
    Optional<String> digestOf(String reference) {
        var question = registry.question("HEAD", path(reference)).with("Accept", String.join(", ", Manifest.TYPES));
        var answer = registry.ask(question);
        return answer.status() == 200
                ? answer.header("Docker-Content-Digest").filter(ImageReference::isDigest)
                : Optional.empty();
    }

    void put(String reference, Manifest manifest) {
        var question = registry.question("PUT", path(reference)).with(Body.of(manifest.mediaType(), manifest.bytes()));
        var answer = registry.ask(question);
        if (!answer.isSuccess()) {
            throw Refusal.toWrite(registry, question, answer);
        }
        var stored = answer.header("Docker-Content-Digest").filter(ImageReference::isDigest);
        if (stored.filter(digest -> !Digests.matches(manifest.bytes(), digest)).isPresent()) {
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "%s: the registry stored %s, not %s".formatted(question, stored.get(), manifest.digest()));
        }
    }

    /** A body that claims to be of another kind than its header is what attacks by confusion are made of. */
    private static Manifest manifest(Question question, Answer answer, String digest, byte[] bytes) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JacksonException _) {
            throw new OperationFailed(Diagnosis.MANIFEST_TYPE, question + ": the manifest is not JSON");
        }
        var header = answer.header("Content-Type")
                .map(type -> type.split(";")[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        var own = json.path("mediaType").asString("");
        var type = Manifest.TYPES.contains(header) ? header : own;
        if (!Manifest.TYPES.contains(type) || (!own.isEmpty() && !own.equals(type))) {
            throw new OperationFailed(
                    Diagnosis.MANIFEST_TYPE,
                    question + ": the manifest's kind is none that is known, or said in two ways");
        }
        return new Manifest(digest, type, bytes, json);
    }

    private String path(String reference) {
        return "/v2/" + repository + "/manifests/" + reference;
    }
}
