package io.fairlead.agent.operation;

import io.fairlead.agent.http.RedirectTarget;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.RequestBody;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One blob on its way in: the registry names the next address with every answer, always at its own origin. */
final class BlobUpload {

    private static final Pattern RANGE = Pattern.compile("(?:bytes[ =])?0-([0-9]{1,18})(?:/.*)?");
    private static final int MAX_COMMIT_CHECKS = 6;

    private final RegistrySession registry;
    private final BlobStore store;
    private final long minChunk;
    private String path;
    private boolean committed;

    /** @param minChunk bytes of a part that is not the last one, at least */
    BlobUpload(RegistrySession registry, BlobStore store, String path, long minChunk) {
        this.registry = registry;
        this.store = store;
        this.path = path;
        this.minChunk = minChunk;
    }

    static long minChunk(RegistryResponse response) {
        return response.header("OCI-Chunk-Min-Length")
                .map(String::strip)
                .filter(value -> value.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** An address elsewhere would have the delegate send content, and its credential, where the registry likes. */
    static String location(RegistrySession registry, String path, RegistryResponse response) {
        var location = response.header("Location")
                .flatMap(named -> RedirectTarget.resolve(registry.origin(), path, named))
                .map(named -> named.meantFor(registry.origin()))
                .orElseThrow(() -> new OperationFailed(
                        Diagnosis.UPLOAD_REFUSED, "upload to " + registry.origin() + ": no address came for it"));
        if (!location.origin().equals(registry.origin())) {
            throw new OperationFailed(
                    Diagnosis.REDIRECT_ELSEWHERE,
                    "upload to %s: it wants the content sent to %s".formatted(registry.origin(), location.origin()));
        }
        return location.path();
    }

    /** Streams the rest of the blob from an offset on: one that is shorter than any part with its end, in one request. */
    RegistryReply send(Descriptor blob, long from, RequestBody.ContentSource content) {
        var body = new RequestBody("application/octet-stream", blob.size() - from, content);
        if (from == 0 && blob.size() < minChunk) {
            var whole = registry.sendOnce(commitRequest(blob).with(body));
            committed = whole instanceof RegistryResponse response && response.isSuccess();
            return whole;
        }
        var bare = registry.request("PATCH", path).with(body);
        var reply = registry.sendOnce(from == 0 ? bare : bare.with("Content-Range", from + "-" + (blob.size() - 1)));
        if (reply instanceof RegistryResponse response && response.isSuccess()) {
            path = location(registry, path, response);
        }
        return reply;
    }

    /** How much of a broken upload arrived; empty when the registry has given it up, or cannot tell. */
    Optional<Long> offset() {
        var reply = registry.stream(registry.get(path), null);
        if (!(reply instanceof RegistryResponse response) || !response.isSuccess()) {
            return Optional.empty();
        }
        if (response.header("Location").isPresent()) {
            path = location(registry, path, response);
        }
        // "0-0" is said of an empty upload, too.
        return response.header("Range")
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .map(match -> Long.parseLong(match.group(1)) + 1)
                .filter(offset -> offset > 1);
    }

    void commit(Descriptor blob) {
        if (committed) {
            return;
        }
        var request = commitRequest(blob);
        switch (registry.stream(request, null)) {
            case RegistryResponse response -> {
                if (!response.isSuccess()) {
                    throw OperationFailures.writeRefused(registry, request, response);
                }
            }
            case RegistryFinding finding -> awaitSlowCommit(blob, finding);
        }
    }

    /** Commits what was sent in parts; false when the registry put them together to something else. */
    boolean isCommitted(Descriptor blob) {
        var request = commitRequest(blob);
        switch (registry.stream(request, null)) {
            case RegistryResponse response -> {
                if (response.status() == 400 || response.status() == 416 || response.status() == 404) {
                    return false;
                }
                if (!response.isSuccess()) {
                    throw OperationFailures.writeRefused(registry, request, response);
                }
            }
            case RegistryFinding finding -> awaitSlowCommit(blob, finding);
        }
        return true;
    }

    private RegistryRequest commitRequest(Descriptor blob) {
        var separator = path.contains("?") ? "&" : "?";
        return registry.request(
                "PUT", path + separator + "digest=" + blob.digest().replace(":", "%3A"));
    }

    /** A registry that moves a large blob into place may be silent for longer than a request waits. */
    private void awaitSlowCommit(Descriptor blob, RegistryFinding finding) {
        for (var look = 0; look < MAX_COMMIT_CHECKS; look++) {
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
        registry.stream(registry.request("DELETE", path), null);
    }
}
