package io.fairlead.runtime;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells every caller the trace id of its request: the one id to search for in the logs of all programs. */
class CorrelationIdFilter extends OncePerRequestFilter implements Ordered {

    private final Tracer tracer;

    CorrelationIdFilter(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var span = tracer.currentSpan();
        if (span != null) {
            response.setHeader("X-Correlation-Id", span.context().traceId());
        }
        chain.doFilter(request, response);
    }

    /** Inside the filter that opens the span, which is the very first. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }
}
