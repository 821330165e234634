package io.fairlead.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds back who tries passwords, tokens and enrolments, before anything is computed or asked of a database for it. */
class CredentialThrottleFilter extends OncePerRequestFilter implements Ordered {

    /** The attribute of a request with its {@link PresentedCredential}. */
    static final String CREDENTIAL = "io.fairlead.limits.credential";

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration KNOWN_LOGIN_TIMEOUT = Duration.ofSeconds(5);

    private final Bulkhead unknownBulkhead = new Bulkhead(4, 16, TIMEOUT);
    private final Bulkhead knownBulkhead = new Bulkhead(4, 32, KNOWN_LOGIN_TIMEOUT);

    /** One at a time and one who waits, so that two of the four places are left to all other names. */
    private final Bulkhead guessedBulkhead = new Bulkhead(1, 1, TIMEOUT);

    private final AnonymousLimits anonymousLimits;
    private final RateLimitBuckets buckets;
    private final LimitProperties limits;
    private final KnownLogins knownLogins;
    private final ThrottleResponse refusal;

    CredentialThrottleFilter(
            AnonymousLimits anonymousLimits,
            RateLimitBuckets buckets,
            LimitProperties limits,
            KnownLogins knownLogins,
            ThrottleResponse refusal) {
        this.anonymousLimits = anonymousLimits;
        this.buckets = buckets;
        this.limits = limits;
        this.knownLogins = knownLogins;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = anonymousLimits.find(request);
        if (limit.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            throttle(limit.get(), request, response, chain);
        } catch (RateLimitExceeded exceeded) {
            refusal.tooManyRequests(request, response, exceeded.timeToWait());
        }
    }

    private void throttle(Limit limit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = LoginAttempt.of(limit, request, limits.trustForwardedFor());
        if (login.isPresent()) {
            throttleLogin(new PasswordAttempt(buckets, limits, knownLogins, login.get()), request, response, chain);
            return;
        }
        var address = ClientAddress.of(request, limits.trustForwardedFor());
        switch (limit) {
            // Services exchange API tokens for their callers: what comes from their addresses is not theirs.
            case CREDENTIAL_EXCHANGE ->
                countRandom(
                        "token", new BucketRequest("refused " + address, limits.refused()), request, response, chain);
            case CLIENT_TOKEN ->
                countRandom(
                        "client", new BucketRequest("refused " + address, limits.refused()), request, response, chain);
            case ENROLMENT ->
                countRandom(
                        "enrolment",
                        new BucketRequest("enrolling " + address, limits.enrolment()),
                        request,
                        response,
                        chain);
            case LOGIN, PASSWORD_CHANGE, REGISTRY_LOGIN -> chain.doFilter(request, response);
        }
    }

    private void countRandom(
            String kind,
            BucketRequest wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var credential = new RandomCredential(buckets, wrong, kind, limits.token());
        request.setAttribute(CREDENTIAL, credential);
        chain.doFilter(request, response);
        credential.end(response.getStatus());
    }

    private void throttleLogin(
            PasswordAttempt attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bulkhead = attempt.isKnown() ? knownBulkhead : unknownBulkhead;
        if (!bulkhead.tryEnter()) {
            refusal.loginsBusy(request, response, TIMEOUT);
            return;
        }
        try {
            var wait = attempt.begin();
            if (wait.isPresent()) {
                refusal.tooManyRequests(request, response, wait.get());
            } else if (!attempt.isGuessedAt()) {
                check(attempt, request, response, chain);
            } else if (guessedBulkhead.tryEnter()) {
                try {
                    check(attempt, request, response, chain);
                } finally {
                    guessedBulkhead.leave();
                }
            } else {
                attempt.leaveUnchecked();
                refusal.loginsBusy(request, response, TIMEOUT);
            }
        } finally {
            bulkhead.leave();
        }
    }

    private static void check(
            PasswordAttempt attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(CREDENTIAL, attempt);
        chain.doFilter(request, response);
        attempt.end(response.getStatus());
    }

    /** Inside what records refusals, outside of all that looks at a credential. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 30;
    }
}
