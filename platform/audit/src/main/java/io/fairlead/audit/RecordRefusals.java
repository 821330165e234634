package io.fairlead.audit;

import io.fairlead.http.problem.Problems;
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
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> ACCESS_DENIED_CODES =
            Set.of("TOKEN_NOT_VALID", "WRONG_KIND_OF_TOKEN", "ROLE_TOO_SMALL", "SCOPE_NOT_FOUND");

    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
    private final AuditLog audit;
    private final CaptureCaller callers;
    private final AnonymousEntryLimit anonymousLimit;
    private final Counter omitted;
    private final Counter lost;

    RecordRefusals(AuditLog audit, CaptureCaller callers, Clock clock, MeterRegistry metrics) {
        this.audit = audit;
        this.callers = callers;
        this.anonymousLimit = new AnonymousEntryLimit(clock);
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
        var context = AuditContext.begin();
        var status = 500;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            try {
                record(request, context, status);
            } finally {
                AuditContext.end();
            }
        }
    }

    private void record(HttpServletRequest request, AuditContext context, int status) {
        var code = request.getAttribute(Problems.CODE_ATTRIBUTE) instanceof String text ? text : null;
        var asked = AuditedRequest.of(request, context);
        if (request.getAttribute(AuditLog.REFUSED) instanceof AuditedChange refused) {
            recordRefusal(request, context, () -> refused, EntryResult.ofResponse(status, code));
        } else if (status < 400) {
            if (!SAFE_METHODS.contains(request.getMethod()) && asked.lacksEntry()) {
                log.error("nobody recorded what {} did", asked.handler());
                store(asked.change(), EntryResult.DONE);
            }
        } else if (!SAFE_METHODS.contains(request.getMethod()) || isAccessDenied(code)) {
            recordRefusal(request, context, asked::change, EntryResult.ofResponse(status, code));
        }
    }

    private void recordRefusal(
            HttpServletRequest request, AuditContext context, Supplier<AuditedChange> refused, EntryResult outcome) {
        if (isAdmitted(request, context)) {
            store(refused.get(), outcome);
        } else {
            omitted.increment();
        }
    }

    private boolean isAdmitted(HttpServletRequest request, AuditContext context) {
        if (context.actor() == null) {
            var caller = contexts.loadDeferredContext(request).get().getAuthentication();
            if (caller == null || !caller.isAuthenticated()) {
                return anonymousLimit.tryAcquire();
            }
            context.setActor(callers.actor(caller));
        }
        return true;
    }

    private void store(AuditedChange change, EntryResult outcome) {
        try {
            audit.recordInNewTransaction(change, outcome);
        } catch (DataAccessException | TransactionException e) {
            // The answer is on its way already, and it was no.
            lost.increment();
            log.error("lost the entry of {} {}", change.action(), outcome, e);
        }
    }

    private static boolean isAccessDenied(@Nullable String code) {
        return code != null && ACCESS_DENIED_CODES.contains(code);
    }

    /** Inside the filters that open the span and tell the correlation id, outside of all that may refuse. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }
}
