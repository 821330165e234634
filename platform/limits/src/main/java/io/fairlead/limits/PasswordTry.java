package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Somebody says that he has a name.
 *
 * @param name in lower case; empty when he says none
 * @param address that he comes from
 */
record PasswordTry(String name, String address) {

    private static final String BASIC = "Basic ";

    static Optional<PasswordTry> of(HttpServletRequest request, boolean forwarded) {
        if (!"POST".equals(request.getMethod())) {
            return Optional.empty();
        }
        return switch (request.getServletPath()) {
            case "/login" -> by(request.getParameter("username"), request, forwarded);
            case "/exchange" ->
                Wanted.bearer(request).isPresent() ? Optional.empty() : by(user(request), request, forwarded);
            default -> Optional.empty();
        };
    }

    private static Optional<PasswordTry> by(@Nullable String name, HttpServletRequest request, boolean forwarded) {
        var whose = name == null ? "" : Wanted.cut(name.toLowerCase(Locale.ROOT));
        return Optional.of(new PasswordTry(whose, Wanted.address(request, forwarded)));
    }

    /** @param familiar whether he came in before, so that others who try his name must not keep him out */
    List<Wanted> buckets(LimitProperties limits, boolean familiar) {
        var byAddress = new Wanted("address " + address, limits.address());
        var byBoth = new Wanted("login " + name + " " + address, limits.login());
        if (name.isEmpty()) {
            return List.of(byAddress);
        }
        return familiar
                ? List.of(byBoth, byAddress)
                : List.of(byBoth, byAddress, new Wanted("name " + name, limits.name()));
    }

    /** Of HTTP Basic (RFC 7617); null when there is none. */
    static @Nullable String user(HttpServletRequest request) {
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
}
