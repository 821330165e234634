package io.fairlead.audit;

import io.fairlead.http.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records requests that were refused or that failed: all that would change something, and reads that lacked the right.
 * Also records a change of which nobody else did, so that a forgotten one is seen.
 */
class RecordRefusals extends OncePerRequestFilter implements Ordered {

    private static final Logger log = LoggerFactory.getLogger(RecordRefusals.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> LACKING_THE_RIGHT =
            Set.of("TOKEN_NOT_VALID", "WRONG_KIND_OF_TOKEN", "ROLE_TOO_SMALL", "SCOPE_NOT_FOUND");

    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
    private final Audit audit;
    private final KnowCaller callers;
    private final Strangers strangers;
    private final Counter omitted;
    private final Counter lost;

    RecordRefusals(Audit audit, KnowCaller callers, Clock clock, MeterRegistry metrics) {
        this.audit = audit;
        this.callers = callers;
        this.strangers = new Strangers(clock);
        this.omitted = Counter.builder("fairlead.audit.omitted")
                .description("Refusals of callers who proved nothing that were too many to be recorded")
                .register(metrics);
        this.lost = Counter.builder("fairlead.audit.lost")
                .description("Refusals that could not be recorded, for example without a database")
                .register(metrics);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var occasion = Occasion.begin();
        var status = 500;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            try {
                record(request, occasion, status);
            } finally {
                Occasion.end();
            }
        }
    }

    private void record(HttpServletRequest request, Occasion occasion, int status) {
        var code = request.getAttribute(Problems.CODE) instanceof String text ? text : null;
        var asked = Asked.of(request, occasion);
        if (request.getAttribute(Audit.REFUSED) instanceof Change refused) {
            refuse(request, occasion, () -> refused, Outcome.answered(status, code));
        } else if (status < 400) {
            if (!READING.contains(request.getMethod()) && asked.isForgotten()) {
                log.error("nobody recorded what {} did", asked.handler());
                store(asked.change(), Outcome.DONE);
            }
        } else if (!READING.contains(request.getMethod()) || lacksTheRight(code)) {
            refuse(request, occasion, asked::change, Outcome.answered(status, code));
        }
    }

    private void refuse(HttpServletRequest request, Occasion occasion, Supplier<Change> refused, Outcome outcome) {
        if (isAdmitted(request, occasion)) {
            store(refused.get(), outcome);
        } else {
            omitted.increment();
        }
    }

    private boolean isAdmitted(HttpServletRequest request, Occasion occasion) {
        if (occasion.actor() == null) {
            var caller = contexts.loadDeferredContext(request).get().getAuthentication();
            if (caller == null || !caller.isAuthenticated()) {
                return strangers.admit();
            }
            occasion.by(callers.actor(caller));
        }
        return true;
    }

    private void store(Change change, Outcome outcome) {
        try {
            audit.alone(change, outcome);
        } catch (DataAccessException | TransactionException e) {
            // The answer is on its way already, and it was no.
            lost.increment();
            log.error("lost the entry of {} {}", change.action(), outcome, e);
        }
    }

    private static boolean lacksTheRight(@Nullable String code) {
        return code != null && LACKING_THE_RIGHT.contains(code);
    }

    /** Inside the filters that open the span and tell the correlation id, outside of all that may refuse. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }
}
