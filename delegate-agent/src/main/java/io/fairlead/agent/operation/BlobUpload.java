package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.RequestBody;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One blob on its way in: the registry names the next address with every answer, always at its own origin. */
final class BlobUpload {

    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]{1,18})");
    private static final int MAX_COMMIT_CHECKS = 6;

    private final RegistrySession registry;
    private final BlobStore store;
    private String path;

    BlobUpload(RegistrySession registry, BlobStore store, String path) {
        this.registry = registry;
        this.store = store;
        this.path = path;
    }

    /** An address elsewhere would have the delegate send content, and its credential, where the registry likes. */
    static String location(RegistrySession registry, String path, RegistryResponse response) {
        var location = response.header("Location")
                .flatMap(named -> LocationResolver.resolve(registry.origin(), path, named))
                .orElseThrow(() -> new OperationFailed(
                        Diagnosis.UPLOAD_REFUSED, "upload to " + registry.origin() + ": no address came for it"));
        if (!location.origin().equals(registry.origin())) {
            throw new OperationFailed(
                    Diagnosis.REDIRECT_ELSEWHERE,
                    "upload to %s: it wants the content sent to %s".formatted(registry.origin(), location.origin()));
        }
        return location.path();
    }

    /** Streams the rest of the blob from an offset on. */
    RegistryReply send(long from, long total, RequestBody.ContentSource content) {
        var bare = registry.request("PATCH", path)
                .with(new RequestBody("application/octet-stream", total - from, content));
        var reply = registry.sendOnce(from == 0 ? bare : bare.with("Content-Range", from + "-" + (total - 1)));
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
        var separator = path.contains("?") ? "&" : "?";
        var request = registry.request(
                "PUT", path + separator + "digest=" + blob.digest().replace(":", "%3A"));
        switch (registry.stream(request, null)) {
            case RegistryResponse response -> {
                if (!response.isSuccess()) {
                    throw OperationFailures.writeRefused(registry, request, response);
                }
            }
            case RegistryFinding finding -> awaitSlowCommit(blob, finding);
        }
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
