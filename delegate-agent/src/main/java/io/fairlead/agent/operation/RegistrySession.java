package io.fairlead.agent.operation;

import io.fairlead.agent.auth.GrantedActions;
import io.fairlead.agent.auth.RealmApproval;
import io.fairlead.agent.auth.RegistryConversation;
import io.fairlead.agent.auth.TokenRefusal;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.AccountLock;
import io.fairlead.agent.http.BodyConsumer;
import io.fairlead.agent.http.Redaction;
import io.fairlead.agent.http.RedirectFollower;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.operation.OperationOrder.ConnectorEndpoint;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One registry during one operation: sends its authorization along, retries where that may help, and collects remarks. */
final class RegistrySession implements AutoCloseable {

    private final UUID connectorId;
    private final RegistryHttp http;
    private final RegistryConversation conversation;
    private final Redaction redaction;
    private final RetryPolicy retryPolicy;
    private final RegistryOrigin origin;
    private final RegistryRemarks remarks = new RegistryRemarks();
    private List<String> scopes;

    RegistrySession(
            ConnectorEndpoint endpoint,
            RegistryOrigin origin,
            RegistryHttp http,
            List<String> scopes,
            RetryPolicy retryPolicy) {
        connectorId = endpoint.connectorId();
        this.origin = origin;
        this.http = http;
        this.scopes = scopes;
        this.retryPolicy = retryPolicy;
        redaction = new Redaction();
        var credential = endpoint.credential();
        if (credential != null) {
            redaction.hide(credential.encodedForms());
        }
        conversation = new RegistryConversation(
                http,
                credential,
                new RealmApproval(origin, endpoint.connection().trustedTokenHosts()),
                RedirectFollower.Reach.ANYWHERE,
                exchange -> {
                    if (exchange.result() instanceof TokenResult.Issued issued) {
                        redaction.hide(List.of(issued.value()));
                    }
                    if (exchange.reply() instanceof RegistryResponse response) {
                        remarks.collect(response, redaction);
                    }
                });
    }

    RegistryOrigin origin() {
        return origin;
    }

    boolean isAnonymous() {
        return conversation.isAnonymous();
    }

    /** What the token that is shown grants, as far as it tells. */
    Optional<Set<String>> grantedActions(String repository) {
        var token = conversation.token();
        return token == null ? Optional.empty() : GrantedActions.read(token, repository);
    }

    boolean hasToken() {
        return conversation.token() != null;
    }

    /** A token for these rights from now on; false, and nothing changes, where there is none. */
    boolean widenRights(List<String> wider) {
        var granted = conversation
                .showToken(wider)
                .filter(TokenResult.Issued.class::isInstance)
                .isPresent();
        if (granted) {
            scopes = wider;
        }
        return granted;
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
        failIfInterrupted();
        var reply = collected(conversation.ask(request, scopes, bodyConsumer));
        if (reply instanceof RegistryResponse refusal && refusal.status() == 401) {
            failOnRefusal(request, refusal);
        }
        return reply;
    }

    /** Fails where the authorization was refused for itself, and not for the rights that it gives. */
    private void failOnRefusal(RegistryRequest request, RegistryResponse refusal) {
        var sentence = request + ": 401";
        if (AccountLock.isReported(refusal)) {
            throw new OperationFailed(Diagnosis.AUTH_LOCKED, sentence + errorText(refusal));
        }
        if (conversation.wasBasicRefused()) {
            throw new OperationFailed(Diagnosis.BAD_CREDENTIALS_BASIC, sentence + " to the credential");
        }
        if (conversation.token() != null && TokenRefusal.hasChallengeError(refusal, "invalid_token")) {
            throw new OperationFailed(Diagnosis.TOKEN_NOT_ACCEPTED, sentence + " to a fresh token");
        }
    }

    /** Once only: the body that it carries streams by. */
    RegistryReply sendOnce(RegistryRequest request) {
        failIfInterrupted();
        return collected(conversation.askOnce(request));
    }

    private static void failIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new OperationFailed(Diagnosis.OPERATION_CANCELLED, "the delegate was told to stop");
        }
    }

    private RegistryReply collected(RegistryReply reply) {
        if (reply instanceof RegistryResponse response) {
            remarks.collect(response, redaction);
        }
        return reply;
    }

    /** Waits before something broken is gone on with; false when there is no time for it. */
    boolean pause(int tried) {
        return retryPolicy.pause(Optional.empty(), tried);
    }

    /** Renews the authorization for the next request, where one was refused while a body streamed by; false if that is no help. */
    boolean renew(RegistryResponse refusal) {
        if (!conversation.asksForAuthorization(refusal, true)) {
            return false;
        }
        conversation.renew(refusal, scopes).ifPresent(reason -> {
            throw new OperationFailed(reason);
        });
        return true;
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
        var words = redaction.redact((error.code() + " " + error.message()).strip());
        return words.isEmpty() ? "" : ": " + words;
    }

    String redact(String text) {
        return redaction.redact(text);
    }

    Optional<Duration> requestedPause() {
        return http.requestedPause();
    }

    /** Says something beside the result. */
    void warn(String sentence) {
        remarks.warn(redact(sentence));
    }

    ConnectorRemarks remarks() {
        return remarks.remarks(connectorId);
    }

    @Override
    public void close() {
        http.close();
    }
}
