package io.fairlead.console.wizard;

import io.fairlead.console.api.Place;
import io.fairlead.console.signin.SealedCookies;
import io.fairlead.console.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps a person's draft at their browser: through a reload, and through a log-out. */
@Component
class Drafts {

    private static final String COOKIE = "fairlead-wizard";
    private static final Duration LIFE = Duration.ofDays(7);

    private final SealedCookies cookies;

    Drafts(SealedCookies cookies) {
        this.cookies = cookies;
    }

    /** Only one's own, and only where it was begun. */
    Optional<Draft> find(HttpServletRequest request, Place place) {
        return cookies.read(request, COOKIE, Draft.class)
                .filter(draft -> draft.person().equals(SignedIn.current().getName()))
                .filter(draft -> draft.place().equals(place));
    }

    Draft require(HttpServletRequest request, Place place) {
        return find(request, place).orElseThrow(() -> new NoDraft(place));
    }

    void keep(Draft draft, HttpServletRequest request, HttpServletResponse response) {
        if (!cookies.write(request, response, COOKIE, draft, LIFE)) {
            throw new DraftTooLarge(draft.place());
        }
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(request, response, COOKIE);
    }
}
