package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Body;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Heard;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One blob on its way in: the registry names the next address with every answer, always at its own origin. */
final class Upload {

    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]{1,18})");
    private static final int SLOW_COMMIT_LOOKS = 6;

    private final Registry registry;
    private final BlobStore store;
    private String path;

    Upload(Registry registry, BlobStore store, String path) {
        this.registry = registry;
        this.store = store;
        this.path = path;
    }

    /** An address elsewhere would have the delegate send content, and its credential, where the registry likes. */
    static String location(Registry registry, String path, Answer answer) {
        var place = answer.header("Location")
                .flatMap(named -> Locations.resolve(registry.origin(), path, named))
                .orElseThrow(() -> new OperationFailed(
                        Diagnosis.UPLOAD_REFUSED, "upload to " + registry.origin() + ": no address came for it"));
        if (!place.origin().equals(registry.origin())) {
            throw new OperationFailed(
                    Diagnosis.REDIRECT_ELSEWHERE,
                    "upload to %s: it wants the content sent to %s".formatted(registry.origin(), place.origin()));
        }
        return place.path();
    }

    /** Streams the rest of the blob from an offset on. */
    Heard send(long from, long total, Body.Source content) {
        var bare = registry.question("PATCH", path).with(new Body("application/octet-stream", total - from, content));
        var heard = registry.send(from == 0 ? bare : bare.with("Content-Range", from + "-" + (total - 1)));
        if (heard instanceof Answer answer && answer.isSuccess()) {
            path = location(registry, path, answer);
        }
        return heard;
    }

    /** How much of a broken upload arrived; empty when the registry has given it up, or cannot tell. */
    Optional<Long> offset() {
        var heard = registry.stream(registry.get(path), null);
        if (!(heard instanceof Answer answer) || !answer.isSuccess()) {
            return Optional.empty();
        }
        if (answer.header("Location").isPresent()) {
            path = location(registry, path, answer);
        }
        // "0-0" is said of an empty upload, too.
        return answer.header("Range")
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .map(match -> Long.parseLong(match.group(1)) + 1)
                .filter(offset -> offset > 1);
    }

    void commit(Descriptor blob) {
        var separator = path.contains("?") ? "&" : "?";
        var question = registry.question(
                "PUT", path + separator + "digest=" + blob.digest().replace(":", "%3A"));
        switch (registry.stream(question, null)) {
            case Answer answer -> {
                if (!answer.isSuccess()) {
                    throw Refusal.toWrite(registry, question, answer);
                }
            }
            case Finding finding -> awaitSlowCommit(blob, finding);
        }
    }

    /** A registry that moves a large blob into place may be silent for longer than a request waits. */
    private void awaitSlowCommit(Descriptor blob, Finding finding) {
        for (var look = 0; look < SLOW_COMMIT_LOOKS; look++) {
            if (!registry.pause(look)) {
                break;
            }
            if (store.has(blob)) {
                return;
            }
        }
        throw new OperationFailed(finding);
    }

    /** As far as the registry likes. */
    void cancel() {
        registry.stream(registry.question("DELETE", path), null);
    }
}
