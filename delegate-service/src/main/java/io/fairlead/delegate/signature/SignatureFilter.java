package io.fairlead.delegate.signature;

import io.fairlead.audit.AuditLog;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets nothing of the delegate protocol pass without a signature, save the enrolment. */
@Component
public class SignatureFilter extends OncePerRequestFilter {

    /** The request attribute with the id of the delegate that signed. */
    public static final String DELEGATE = "io.fairlead.delegate";

    private final VerifySignature verifier;
    private final HandlerExceptionResolver problems;

    SignatureFilter(
            VerifySignature verifier, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.verifier = verifier;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // By the decoded path, as the handlers are chosen, so that no spelling of it slips through.
        var path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return !path.startsWith("/delegate/") || path.equals("/delegate/v1/enrolments");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            var claimed = verifier.claim(new VerifySignature.SignedRequest(
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getHeader("Content-Digest"),
                    request.getHeader("Signature-Input"),
                    request.getHeader("Signature")));
            // As long as the path's limit allows
            body = request.getInputStream().readAllBytes();
            var signer = verifier.signerOf(claimed, body);
            request.setAttribute(DELEGATE, signer);
            request.setAttribute(AuditLog.ACTOR, new Actor(Kind.DELEGATE, signer.toString()));
        } catch (IOException | RuntimeException refusal) {
            if (problems.resolveException(request, response, null, refusal) == null) {
                throw refusal;
            }
            return;
        }
        chain.doFilter(body.length == 0 ? request : new CachedBodyRequest(request, body), response);
    }
}
