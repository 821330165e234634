package io.fairlead.access;

import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers, with a problem document, requests that do not come as far as a handler. */
@Problem(status = HttpStatus.UNAUTHORIZED, code = "TOKEN_MISSING")
@Problem(status = HttpStatus.UNAUTHORIZED, code = "TOKEN_NOT_VALID")
@Problem(status = HttpStatus.FORBIDDEN, code = "WRONG_KIND_OF_TOKEN")
@Problem(status = HttpStatus.TOO_MANY_REQUESTS, code = "TOO_MANY_REQUESTS")
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "ISSUER_UNAVAILABLE")
class SecurityProblemHandler implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

    private final JsonMapper json;

    SecurityProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        // RFC 6750 section 3.1: no error code for a request that brought no token at all
        if (failure instanceof OAuth2AuthenticationException bad) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"%s\"".formatted(bad.getError().getErrorCode()));
            write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "TOKEN_NOT_VALID",
                    "The token is expired, revoked, or not from the issuer and for the audience that count here.");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            write(response, HttpStatus.UNAUTHORIZED, "TOKEN_MISSING", "Send a token: Authorization: Bearer ...");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure.getCause() instanceof ExchangeThrottled throttled) {
            response.setHeader(HttpHeaders.RETRY_AFTER, throttled.retryAfter());
            write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "TOO_MANY_REQUESTS",
                    "This API token was exchanged too often. Try again in %s s.".formatted(throttled.retryAfter()));
        } else if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "ISSUER_UNAVAILABLE",
                    "The issuer of tokens does not answer, so yours cannot be verified. Try again in a moment.");
        } else {
            commence(request, response, failure);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        write(
                response,
                HttpStatus.FORBIDDEN,
                "WRONG_KIND_OF_TOKEN",
                "This endpoint is not for holders of such a token.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, code, detail));
    }
}
