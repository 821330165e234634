package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects by the rules: a few hops, reading requests anywhere and others only where the method stays, never
 * from https to http, and a credential never out of its origin (RFC 9110 section 15.4).
 */
public record RedirectFollower(RegistryHttp http) {

    private static final int MAX_REDIRECTS = 5;

    /** How far a request may be led. */
    public enum Reach {
        SAME_ORIGIN,
        /** Elsewhere without the credential, and not back with it. */
        ANYWHERE
    }

    /**
     * Where a request ended.
     *
     * @param request the last one made
     * @param reply to it
     * @param refusal why a redirect was not followed; the reply is then that redirect
     * @param target where it leads; absent when that cannot be read
     */
    public record Followed(
            RegistryRequest request,
            RegistryReply reply,
            @Nullable RegistryFinding refusal,
            @Nullable RedirectTarget target) {

        static Followed to(RegistryRequest request, RegistryReply reply) {
            return new Followed(request, reply, null, null);
        }

        /** The reply, or the reason why a redirect was not followed. */
        public RegistryReply outcome() {
            return refusal == null ? reply : refusal;
        }

        public boolean wasMoved(RegistryRequest first) {
            return !first.path().equals(request.path()) || !first.origin().equals(request.origin());
        }
    }

    public Followed execute(RegistryRequest first, @Nullable BodyConsumer bodyConsumer, Reach reach) {
        var request = first;
        for (var hop = 0; ; hop++) {
            var reply = http.execute(request, bodyConsumer);
            if (!(reply instanceof RegistryResponse response) || !response.isRedirect()) {
                return Followed.to(request, reply);
            }
            if (hop == MAX_REDIRECTS) {
                return new Followed(
                        request,
                        reply,
                        new RegistryFinding(
                                Diagnosis.REDIRECT_LOOP, first + ": redirected more than " + MAX_REDIRECTS + " times"),
                        null);
            }
            var target = RedirectTarget.resolve(
                            request.origin(),
                            request.path(),
                            response.header("Location").orElse(""))
                    .orElse(null);
            var refusal = refusal(request, response, target, reach);
            if (refusal != null || target == null) {
                return new Followed(request, reply, refusal, target);
            }
            request = request.movedTo(target);
        }
    }

    private static @Nullable RegistryFinding refusal(
            RegistryRequest request, RegistryResponse response, @Nullable RedirectTarget target, Reach reach) {
        var sentence = request + ": " + response.status();
        if (target == null) {
            return elsewhere(sentence + " to an address that cannot be read");
        }
        var reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && response.status() != 307 && response.status() != 308) {
            return elsewhere(sentence + " to " + target.origin() + ", which would change what is asked");
        }
        if (target.origin().equals(request.origin())) {
            return null;
        }
        if (target.isUpgradeOf(request.origin()) && reach == Reach.SAME_ORIGIN) {
            return new RegistryFinding(Diagnosis.REDIRECT_TO_HTTPS, sentence + " to " + target.origin());
        }
        if (request.origin().secure() && !target.origin().secure()) {
            return elsewhere(sentence + " to " + target.origin() + ", unencrypted");
        }
        return reads && reach == Reach.ANYWHERE ? null : elsewhere(sentence + " to " + target.origin());
    }

    private static RegistryFinding elsewhere(String summary) {
        return new RegistryFinding(Diagnosis.REDIRECT_ELSEWHERE, summary);
    }
}
