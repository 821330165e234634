package io.fairlead.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds back who tries passwords, tokens and enrolments, before anything is computed for it. */
class LimitStrangers extends OncePerRequestFilter implements Ordered {

    private final Buckets buckets;
    private final LimitProperties limits;
    private final TooManyRequests refusal;

    LimitStrangers(Buckets buckets, LimitProperties limits, TooManyRequests refusal) {
        this.buckets = buckets;
        this.limits = limits;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var wanted : Wanted.of(request, limits)) {
            var wait = buckets.take(wanted.key(), wanted.limit(), 1);
            if (wait.isPresent()) {
                refusal.answer(request, response, wait.get());
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
