package io.fairlead.agent.operation;

import io.fairlead.agent.http.BodyConsumer;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.concurrent.atomic.AtomicReference;

/** The blobs of one repository, read from wherever the registry keeps them. */
record BlobSource(RegistrySession registry, String repository) {

    private static final int MAX_REDIRECTS = 5;

    /** Follows redirects to storage by hand, and takes no credential along. */
    RegistryReply stream(Descriptor blob, long from, BodyConsumer bodyConsumer) {
        var request = ranged(registry.get(path(blob)), from);
        for (var hop = 0; ; hop++) {
            var reply = registry.stream(request, bodyConsumer);
            if (!(reply instanceof RegistryResponse response) || !response.isRedirect()) {
                return reply;
            }
            if (hop == MAX_REDIRECTS) {
                throw new OperationFailed(Diagnosis.REDIRECT_ELSEWHERE, request + ": more than 5 redirects");
            }
            request = ranged(next(request, response), from);
        }
    }

    /** Small content as a whole, checked. */
    byte[] read(Descriptor blob, int maxBytes) {
        var content = new AtomicReference<>(new byte[0]);
        var reply =
                stream(blob, 0, (_, body) -> content.set(new SizeLimitedInputStream(body, maxBytes).readAllBytes()));
        var response = answered(reply);
        if (response.status() != 200) {
            throw refused(blob, response);
        }
        if (!Digests.matches(content.get(), blob.digest())) {
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "read %s of %s: other content came".formatted(blob.digest(), repository));
        }
        return content.get();
    }

    /** What the end of a stream means: a break that may heal, or the end of it all. */
    RegistryFinding breakReason(Descriptor blob, RegistryReply reply, int breaks) {
        return switch (reply) {
            case RegistryFinding finding -> finding;
            case RegistryResponse response -> {
                var refused = refused(blob, response);
                if (!RetryPolicy.isRetryable(response) || !registry.waitAsRequested(response, breaks)) {
                    throw refused;
                }
                yield refused.finding();
            }
        };
    }

    private OperationFailed refused(Descriptor blob, RegistryResponse response) {
        return OperationFailures.readRefused(registry, registry.get(path(blob)), response, Diagnosis.TAG_NOT_FOUND);
    }

    private static RegistryResponse answered(RegistryReply reply) {
        return switch (reply) {
            case RegistryFinding finding -> throw new OperationFailed(finding);
            case RegistryResponse response -> response;
        };
    }

    private static RegistryRequest next(RegistryRequest request, RegistryResponse response) {
        var location = response.header("Location")
                .flatMap(named -> LocationResolver.resolve(request.origin(), request.path(), named))
                .orElseThrow(() -> new OperationFailed(
                        Diagnosis.REDIRECT_ELSEWHERE, request + ": it redirects to an address that is none"));
        if (request.origin().secure() && !location.origin().secure()) {
            throw new OperationFailed(
                    Diagnosis.REDIRECT_ELSEWHERE, request + ": it redirects to " + location.origin() + ", unencrypted");
        }
        return RegistryRequest.get(location.origin(), location.path());
    }

    private static RegistryRequest ranged(RegistryRequest request, long from) {
        return from == 0 ? request : request.with("Range", "bytes=" + from + "-");
    }

    private String path(Descriptor blob) {
        return "/v2/" + repository + "/blobs/" + blob.digest();
    }
}
