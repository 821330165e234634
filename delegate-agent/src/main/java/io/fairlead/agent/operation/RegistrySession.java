package io.fairlead.agent.operation;

import io.fairlead.agent.http.BodyConsumer;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One registry during one operation: sends its authorization along, retries where that may help, and collects remarks. */
final class RegistrySession implements AutoCloseable {

    private final UUID connectorId;
    private final RegistryOrigin origin;
    private final RegistryHttp http;
    private final RegistryAuthorization authorization;
    private final RetryPolicy retryPolicy;
    private final RegistryRemarks remarks = new RegistryRemarks();

    RegistrySession(
            UUID connectorId,
            RegistryOrigin origin,
            RegistryHttp http,
            RegistryAuthorization authorization,
            RetryPolicy retryPolicy) {
        this.connectorId = connectorId;
        this.origin = origin;
        this.http = http;
        this.authorization = authorization;
        this.retryPolicy = retryPolicy;
    }

    RegistryOrigin origin() {
        return origin;
    }

    RegistryAuthorization authorization() {
        return authorization;
    }

    RegistryRequest get(String path) {
        return RegistryRequest.get(origin, path);
    }

    RegistryRequest request(String method, String path) {
        return RegistryRequest.of(method, origin, path);
    }

    RegistryResponse execute(RegistryRequest request) {
        return execute(request, null);
    }

    /** An answer of whatever status; fails when none came. The consumer, if any, starts again with each try. */
    RegistryResponse execute(RegistryRequest request, @Nullable BodyConsumer bodyConsumer) {
        for (var tried = 0; ; tried++) {
            switch (stream(request, bodyConsumer)) {
                case RegistryFinding finding -> {
                    if (tried == RetryPolicy.MAX_RETRIES || !isRepeatable(request, finding) || !pause(tried)) {
                        throw new OperationFailed(finding);
                    }
                }
                case RegistryResponse response -> {
                    if (tried == RetryPolicy.MAX_RETRIES
                            || !RetryPolicy.isRetryable(response)
                            || !waitAsRequested(response, tried)) {
                        return response;
                    }
                }
            }
        }
    }

    /** Tries again only with another authorization, which a registry asks for before it takes or gives a body. */
    RegistryReply stream(RegistryRequest request, @Nullable BodyConsumer bodyConsumer) {
        var reply = attempt(request, bodyConsumer);
        if (!(reply instanceof RegistryResponse response)
                || response.status() != 401
                || !isOurs(request)
                || !authorization.mayRenew(response)) {
            return reply;
        }
        authorization.renew(http, response);
        var again = attempt(request, bodyConsumer);
        if (again instanceof RegistryResponse refusal && refusal.status() == 401) {
            authorization.failOnRefusal(request, refusal);
        }
        return again;
    }

    /** Once only: the body that it carries streams by. */
    RegistryReply sendOnce(RegistryRequest request) {
        return attempt(request, null);
    }

    private RegistryReply attempt(RegistryRequest request, @Nullable BodyConsumer bodyConsumer) {
        if (Thread.currentThread().isInterrupted()) {
            throw new OperationFailed(Diagnosis.OPERATION_CANCELLED, "the delegate was told to stop");
        }
        var header = authorization.header();
        // Whatever lies elsewhere gets no credential of this registry.
        var authorized = header == null || !isOurs(request) ? request : request.with(header);
        var reply = http.execute(authorized, bodyConsumer);
        if (reply instanceof RegistryResponse response && isOurs(request)) {
            remarks.collect(response, authorization.redaction());
        }
        return reply;
    }

    private boolean isOurs(RegistryRequest request) {
        return request.origin().equals(origin);
    }

    /** Waits before something broken is gone on with; false when there is no time for it. */
    boolean pause(int tried) {
        return retryPolicy.pause(Optional.empty(), tried);
    }

    /** Renews the authorization for the next request, where one was refused while a body streamed by. */
    void renew(RegistryResponse refusal) {
        authorization.renew(http, refusal);
    }

    /** Waits as long as the answer asks for; false when that is too long. */
    boolean waitAsRequested(RegistryResponse response, int tried) {
        var requested = retryPolicy.retryAfter(response);
        if (requested.filter(RetryPolicy::isTooLong).isPresent()) {
            remarks.recordRetryAfter(requested.get().toSeconds());
            return false;
        }
        return retryPolicy.pause(requested, tried);
    }

    private static boolean isRepeatable(RegistryRequest request, RegistryFinding finding) {
        var safe = request.method().equals("GET") || request.method().equals("HEAD");
        return safe && finding.code().retry() == RetryAdvice.SOON;
    }

    /** What the registry's error says, fit to be shown. */
    String errorText(RegistryResponse response) {
        var error = RegistryError.of(response);
        var words = authorization.redaction().redact((error.code() + " " + error.message()).strip());
        return words.isEmpty() ? "" : ": " + words;
    }

    String redact(String text) {
        return authorization.redaction().redact(text);
    }

    ConnectorRemarks remarks() {
        return remarks.remarks(connectorId);
    }

    @Override
    public void close() {
        http.close();
    }
}
