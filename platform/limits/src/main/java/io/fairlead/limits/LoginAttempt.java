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
 * An attempt to sign in under a name.
 *
 * @param name in lower case; empty when the request has none
 * @param address of the client
 */
record LoginAttempt(String name, String address) {

    private static final String BASIC = "Basic ";

    static Optional<LoginAttempt> of(Limit limit, HttpServletRequest request, boolean forwarded) {
        return switch (limit) {
            case LOGIN -> attempt(request.getParameter("username"), request, forwarded);
            case CREDENTIAL_EXCHANGE ->
                BucketRequest.bearer(request).isPresent()
                        ? Optional.empty()
                        : attempt(basicUser(request), request, forwarded);
            case PASSWORD_CHANGE, CLIENT_TOKEN, ENROLMENT, REGISTRY_LOGIN -> Optional.empty();
        };
    }

    private static Optional<LoginAttempt> attempt(
            @Nullable String name, HttpServletRequest request, boolean forwarded) {
        var whose = name == null ? "" : BucketRequest.cut(name.toLowerCase(Locale.ROOT));
        return Optional.of(new LoginAttempt(whose, BucketRequest.address(request, forwarded)));
    }

    /** @param known whether this name has signed in from this address, so that others who try it must not lock it out */
    List<BucketRequest> buckets(LimitProperties limits, boolean known) {
        var byAddress = new BucketRequest("address " + address, limits.address());
        var byBoth = new BucketRequest("login " + name + " " + address, limits.login());
        if (name.isEmpty()) {
            return List.of(byAddress);
        }
        return known
                ? List.of(byBoth, byAddress)
                : List.of(byBoth, byAddress, new BucketRequest("name " + name, limits.name()));
    }

    /** Of HTTP Basic (RFC 7617); null when there is none. */
    static @Nullable String basicUser(HttpServletRequest request) {
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
