package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One bucket that a request needs a token of.
 *
 * @param key the kind of bucket, a blank, and whose it is
 */
record BucketRequest(String key, RateLimit limit) {

    private static final String BEARER = "Bearer ";
    private static final int MAX_LENGTH = 200;

    /** The narrow bucket of what anybody may ask without a password and without having proved anything. */
    static Optional<BucketRequest> of(Limit limit, HttpServletRequest request, LimitProperties limits) {
        var address = address(request, limits.trustForwardedFor());
        return switch (limit) {
            // Whoever found an open session tries what its password is; who that is, is not known this early.
            case PASSWORD_CHANGE -> Optional.of(new BucketRequest("password " + address, limits.login()));
            // Services exchange API tokens for their callers, so the address says nothing there.
            case CREDENTIAL_EXCHANGE ->
                bearer(request).map(token -> new BucketRequest("token " + publicPart(token), limits.token()));
            case CLIENT_TOKEN ->
                Optional.of(
                        new BucketRequest("client " + or(LoginAttempt.basicUser(request), address), limits.token()));
            case ENROLMENT -> Optional.of(new BucketRequest("enrolment " + address, limits.enrolment()));
            case LOGIN, REGISTRY_LOGIN -> Optional.empty();
        };
    }

    static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    /** The last address is the one that our own proxy saw; those before it anybody can make up. */
    static String address(HttpServletRequest request, boolean forwarded) {
        var header = forwarded ? request.getHeader("X-Forwarded-For") : null;
        return header == null
                ? request.getRemoteAddr()
                : cut(header.substring(header.lastIndexOf(',') + 1).strip());
    }

    static String cut(String text) {
        return text.substring(0, Math.min(MAX_LENGTH, text.length())).replace('\0', ' ');
    }

    /** {@code flt_<id>} of {@code flt_<id>_<secret>}. */
    private static String publicPart(String token) {
        var second = token.indexOf('_', token.indexOf('_') + 1);
        return cut(second < 0 ? "malformed" : token.substring(0, second));
    }

    private static String or(@Nullable String name, String fallback) {
        return name == null || name.isEmpty() ? fallback : cut(name);
    }
}
