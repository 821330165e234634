package io.fairlead.agent.operation;

import io.fairlead.agent.http.BodyConsumer;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import java.util.concurrent.atomic.AtomicReference;

/** The blobs of one repository, read from wherever the registry keeps them. */
record BlobSource(RegistrySession registry, String repository) {

    /** From an offset on; storage elsewhere is asked without the credential. */
    RegistryReply stream(Descriptor blob, long from, BodyConsumer bodyConsumer) {
        return registry.stream(ranged(registry.get(path(blob)), from), bodyConsumer);
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
            case RegistryFinding finding
            when finding.code().retry() == RetryAdvice.NEVER -> throw new OperationFailed(finding);
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

    private static RegistryRequest ranged(RegistryRequest request, long from) {
        return from == 0 ? request : request.with("Range", "bytes=" + from + "-");
    }

    private String path(Descriptor blob) {
        return "/v2/" + repository + "/blobs/" + blob.digest();
    }
}
