package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One bucket that a request needs a token of.
 *
 * @param key the kind of bucket, a blank, and whose it is
 */
record Wanted(String key, Limit limit) {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 200;

    /** The narrow buckets of what anybody may ask without having proved anything. */
    static List<Wanted> of(HttpServletRequest request, LimitProperties limits) {
        if (!"POST".equals(request.getMethod())) {
            return List.of();
        }
        var address = address(request, limits.forwarded());
        return switch (request.getServletPath()) {
            case "/login" -> password(request.getParameter("username"), address, limits);
            // Whoever found an open session tries what its password is; who that is, is not known this early.
            case "/account/password" -> List.of(new Wanted("password " + address, limits.login()));
            case "/exchange" -> exchange(request, address, limits);
            case "/oauth2/token" -> List.of(new Wanted("client " + or(user(request), address), limits.token()));
            case "/delegate/v1/enrolments" -> List.of(new Wanted("enrolment " + address, limits.enrolment()));
            default -> List.of();
        };
    }

    /** Services exchange API tokens for their callers, so the address says nothing there. */
    private static List<Wanted> exchange(HttpServletRequest request, String address, LimitProperties limits) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER)
                ? List.of(new Wanted("token " + publicPart(header.substring(BEARER.length())), limits.token()))
                : password(user(request), address, limits);
    }

    private static List<Wanted> password(@Nullable String name, String address, LimitProperties limits) {
        var byAddress = new Wanted("address " + address, limits.address());
        if (name == null || name.isEmpty()) {
            return List.of(byAddress);
        }
        var whose = cut(name.toLowerCase(Locale.ROOT));
        return List.of(
                new Wanted("login " + whose + " " + address, limits.login()),
                byAddress,
                new Wanted("name " + whose, limits.name()));
    }

    /** {@code flt_<id>} of {@code flt_<id>_<secret>}. */
    private static String publicPart(String token) {
        var second = token.indexOf('_', token.indexOf('_') + 1);
        return cut(second < 0 ? "malformed" : token.substring(0, second));
    }

    private static @Nullable String user(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BASIC)) {
            return null;
        }
        try {
            var decoded = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            return decoded.substring(0, Math.max(0, decoded.indexOf(':')));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** The last address is the one that our own proxy saw; those before it anybody can make up. */
    private static String address(HttpServletRequest request, boolean forwarded) {
        var header = forwarded ? request.getHeader("X-Forwarded-For") : null;
        return header == null
                ? request.getRemoteAddr()
                : cut(header.substring(header.lastIndexOf(',') + 1).strip());
    }

    private static String or(@Nullable String name, String otherwise) {
        return name == null || name.isEmpty() ? otherwise : cut(name);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LONGEST, text.length())).replace('\0', ' ');
    }
}
