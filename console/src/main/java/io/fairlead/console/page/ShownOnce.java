package io.fairlead.console.page;

import io.fairlead.console.signin.SealedCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Carries what is shown a single time over the redirect that follows a form, sealed at the browser. A reload then neither
 * makes it again nor shows it again.
 */
@Component
public class ShownOnce {

    private static final String COOKIE = "fairlead-shown-once";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SealedCookies cookies;

    ShownOnce(SealedCookies cookies) {
        this.cookies = cookies;
    }

    /** @param page the path of the page that shows it */
    public void put(HttpServletRequest request, HttpServletResponse response, String page, Object value) {
        if (!cookies.write(request, response, COOKIE, page, value, LIFETIME)) {
            throw new IllegalArgumentException("more than a browser keeps");
        }
    }

    /** Empty when it was shown before. */
    public <T> Optional<T> take(HttpServletRequest request, HttpServletResponse response, String page, Class<T> type) {
        var value = cookies.read(request, COOKIE, type);
        cookies.clear(request, response, COOKIE, page);
        return value;
    }
}
