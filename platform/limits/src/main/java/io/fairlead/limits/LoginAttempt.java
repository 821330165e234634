package io.fairlead.limits;

import io.fairlead.contracts.protocol.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An attempt to sign in under a name. Names are made up by whoever tries, and may be passwords typed into the wrong field: a
 * bucket has the number of its name in place of it, so that no more of them can come into being than there are numbers.
 *
 * @param name in lower case; empty when the request has none
 * @param address of the client
 */
record LoginAttempt(String name, String address) {

    private static final String BASIC = "Basic ";

    /** Few, because each address has as many; many enough that who tries at random meets nobody's own. */
    private static final int NAMES_PER_ADDRESS = 64;

    private static final int NAMES = 4096;

    static Optional<LoginAttempt> of(Limit limit, HttpServletRequest request, boolean forwarded) {
        return switch (limit) {
            case LOGIN -> attempt(request.getParameter("username"), request, forwarded);
            case CREDENTIAL_EXCHANGE ->
                BucketRequest.isBearer(request) ? Optional.empty() : attempt(basicUser(request), request, forwarded);
            case PASSWORD_CHANGE, CLIENT_TOKEN, ENROLMENT, REGISTRY_LOGIN -> Optional.empty();
        };
    }

    private static Optional<LoginAttempt> attempt(
            @Nullable String name, HttpServletRequest request, boolean forwarded) {
        var whose = name == null ? "" : BucketRequest.cut(name.toLowerCase(Locale.ROOT));
        return Optional.of(new LoginAttempt(whose, ClientAddress.of(request, forwarded)));
    }

    /** @param known whether this name has signed in from this address, so that others at the address must not lock it out */
    List<BucketRequest> checkedBefore(LimitProperties limits, boolean known) {
        var byBoth = new BucketRequest("login %d %s".formatted(number(NAMES_PER_ADDRESS), address), limits.login());
        if (name.isEmpty()) {
            return List.of(byAddress(limits));
        }
        return known ? List.of(byBoth) : List.of(byAddress(limits), byBoth);
    }

    BucketRequest byAddress(LimitProperties limits) {
        return new BucketRequest("address " + address, limits.address());
    }

    BucketRequest byName(LimitProperties limits) {
        return new BucketRequest("name " + number(NAMES), limits.name());
    }

    private int number(int count) {
        var hash = Sha256.of(name);
        return ((hash[0] & 0xff) << 8 | hash[1] & 0xff) % count;
    }

    /** Of HTTP Basic (RFC 7617); null when there is none. */
    private static @Nullable String basicUser(HttpServletRequest request) {
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
