package io.fairlead.console.signin;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Somebody who signed in before. */
public final class SessionFixtures {

    private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

    private SessionFixtures() {}

    /** What their browser sends as {@code Cookie}. */
    public static String cookie(SealedCookies cookies, String name, String accessToken) {
        var response = new MockHttpServletResponse();
        var session = new Session(name, accessToken, NEVER, null, null);
        cookies.write(new MockHttpServletRequest(), response, Session.COOKIE, session, SealedCookies.WHILE_OPEN);
        return Arrays.stream(response.getCookies())
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
