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
class LimitStrangers extends OncePerRequestFilter implements Ordered {

    /** The attribute of a request with what is to be done once its password was right. */
    static final String ON_COMING_IN = "io.fairlead.limits.on-coming-in";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_OF_FAMILIARS = Duration.ofSeconds(5);

    private final Lane strangers = new Lane(4, 16, PATIENCE);
    private final Lane familiars = new Lane(4, 32, PATIENCE_OF_FAMILIARS);
    private final Buckets buckets;
    private final LimitProperties limits;
    private final Familiar familiar;
    private final Refusal refusal;

    LimitStrangers(Buckets buckets, LimitProperties limits, Familiar familiar, Refusal refusal) {
        this.buckets = buckets;
        this.limits = limits;
        this.familiar = familiar;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = PasswordTry.of(request, limits.forwarded());
        if (login.isPresent()) {
            tryPassword(login.get(), request, response, chain);
        } else {
            pass(Wanted.of(request, limits).stream().toList(), request, response, chain);
        }
    }

    private void tryPassword(
            PasswordTry login, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var cameInBefore = familiar.is(login.name(), login.address());
        var lane = cameInBefore ? familiars : strangers;
        if (!lane.enter()) {
            refusal.busy(request, response, PATIENCE);
            return;
        }
        request.setAttribute(ON_COMING_IN, (Runnable) () -> familiar.cameIn(login.name(), login.address()));
        try {
            pass(login.buckets(limits, cameInBefore), request, response, chain);
        } finally {
            lane.leave();
        }
    }

    private void pass(
            Collection<Wanted> wanted, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var each : wanted) {
            var wait = buckets.take(each.key(), each.limit(), 1);
            if (wait.isPresent()) {
                refusal.tooOften(request, response, wait.get());
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
