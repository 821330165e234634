package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import java.util.Optional;

/** Where blobs are put: one repository, which may begin with the first of them. */
record BlobStore(RegistrySession registry, String repository) {

    boolean has(Descriptor blob) {
        var request = registry.request("HEAD", "/v2/" + repository + "/blobs/" + blob.digest());
        var response = registry.execute(request);
        return switch (response.status()) {
            case 200 -> true;
            case 404, 405 -> false;
            // Registries may answer a HEAD as they would the GET, from storage.
            case 301, 302, 303, 307, 308 -> true;
            default -> throw OperationFailures.writeRefused(registry, request, response);
        };
    }

    /** Takes the blob from another repository of the same registry; empty when that was done. Whoever refuses gets it sent. */
    Optional<BlobUpload> mount(Descriptor blob, BlobMount mount) {
        mount.prepare(registry);
        var uploads = uploads();
        var path = uploads + "?mount=" + blob.digest().replace(":", "%3A") + "&from="
                + mount.from().replace("/", "%2F");
        RegistryResponse response;
        try {
            response = registry.execute(registry.request("POST", path));
        } catch (OperationFailed failed) {
            if (!isAboutTheMount(failed.finding().code())) {
                throw failed;
            }
            return Optional.of(begin());
        }
        return switch (response.status()) {
            case 201 -> Optional.empty();
            case 202 -> Optional.of(upload(uploads, response));
            default -> Optional.of(begin());
        };
    }

    /** Whether a plain upload may still be taken where this is said. */
    private static boolean isAboutTheMount(Diagnosis code) {
        return switch (code) {
            case AUTH_LOCKED, BAD_CREDENTIALS_BASIC, TOKEN_NOT_ACCEPTED -> false;
            default ->
                switch (code.stage()) {
                    case REGISTRY, TOKEN_SERVICE, RIGHTS, CONTENT -> true;
                    default -> false;
                };
        };
    }

    BlobUpload begin() {
        var uploads = uploads();
        return upload(uploads, post(uploads));
    }

    /** What the end of a streamed body means: a break that may heal, or the end of it all. */
    RegistryFinding breakReason(RegistryReply reply, int breaks) {
        return switch (reply) {
            case RegistryFinding finding
            when finding.code().retry() == RetryAdvice.NEVER -> throw new OperationFailed(finding);
            case RegistryFinding finding -> finding;
            case RegistryResponse response -> {
                var refused = OperationFailures.writeRefused(registry, registry.request("PATCH", uploads()), response);
                if (!isResumable(response, breaks)) {
                    throw refused;
                }
                yield refused.finding();
            }
        };
    }

    private boolean isResumable(RegistryResponse response, int breaks) {
        return switch (response.status()) {
            case 400, 401, 403 -> registry.renew(response);
            // The upload is gone, or stands elsewhere than we think.
            case 404, 416, 500, 502, 504 -> true;
            default -> RetryPolicy.isRetryable(response) && registry.waitAsRequested(response, breaks);
        };
    }

    private RegistryResponse post(String path) {
        var request = registry.request("POST", path);
        var response = registry.execute(request);
        if (response.status() != 201 && response.status() != 202) {
            throw OperationFailures.writeRefused(registry, request, response);
        }
        return response;
    }

    private BlobUpload upload(String path, RegistryResponse response) {
        return new BlobUpload(
                registry, this, BlobUpload.location(registry, path, response), BlobUpload.minChunk(response));
    }

    private String uploads() {
        return "/v2/" + repository + "/blobs/uploads/";
    }
}
