package io.fairlead.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds back who tries passwords, tokens and enrolments, before anything is computed or asked of a database for it. */
class CredentialThrottleFilter extends OncePerRequestFilter implements Ordered {

    /** The attribute of a request with what is to be done once its password was right. */
    static final String ON_SUCCESS = "io.fairlead.limits.on-coming-in";

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration KNOWN_LOGIN_TIMEOUT = Duration.ofSeconds(5);

    private final Bulkhead unknownBulkhead = new Bulkhead(4, 16, TIMEOUT);
    private final Bulkhead knownBulkhead = new Bulkhead(4, 32, KNOWN_LOGIN_TIMEOUT);
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
        var login = LoginAttempt.of(limit.get(), request, limits.trustForwardedFor());
        if (login.isPresent()) {
            throttleLogin(login.get(), request, response, chain);
        } else {
            throttle(BucketRequest.of(limit.get(), request, limits).stream().toList(), request, response, chain);
        }
    }

    private void throttleLogin(
            LoginAttempt login, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = knownLogins.isKnown(login.name(), login.address());
        var bulkhead = known ? knownBulkhead : unknownBulkhead;
        if (!bulkhead.tryEnter()) {
            refusal.loginsBusy(request, response, TIMEOUT);
            return;
        }
        request.setAttribute(ON_SUCCESS, (Runnable) () -> knownLogins.recordSuccess(login.name(), login.address()));
        try {
            throttle(login.buckets(limits, known), request, response, chain);
        } finally {
            bulkhead.leave();
        }
    }

    private void throttle(
            Collection<BucketRequest> bucketRequests,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        for (var each : bucketRequests) {
            var wait = buckets.tryConsume(each.key(), each.limit(), 1);
            if (wait.isPresent()) {
                refusal.tooManyRequests(request, response, wait.get());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Inside what records refusals, outside of all that looks at a credential. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 30;
    }
}
