package io.fairlead.console.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises who comes by the session cookie, and renews the access token when it is about to end. */
class SessionFilter extends OncePerRequestFilter {

    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final SealedCookies cookies;
    private final SessionRenewal renewal;
    private final Clock clock;

    SessionFilter(SealedCookies cookies, SessionRenewal renewal, Clock clock) {
        this.cookies = cookies;
        this.renewal = renewal;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cookies.read(request, Session.COOKIE, Session.class)
                .flatMap(session -> renewIfExpiring(session, request, response))
                .ifPresent(session -> {
                    var context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(new SignedInUser(session));
                    SecurityContextHolder.setContext(context);
                });
        chain.doFilter(request, response);
    }

    /** Streams and forwards within a request are the same person's. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<Session> renewIfExpiring(
            Session session, HttpServletRequest request, HttpServletResponse response) {
        if (session.accessUntil().isAfter(clock.instant().plus(MARGIN))) {
            return Optional.of(session);
        }
        var renewed = renewal.renew(session);
        if (renewed.isEmpty()) {
            cookies.clear(request, response, Session.COOKIE);
        } else if (renewed.get() != session) {
            cookies.write(request, response, Session.COOKIE, renewed.get(), SealedCookies.WHILE_OPEN);
        }
        return renewed;
    }
}
