package io.fairlead.console.wizard;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.signin.SealedCookies;
import io.fairlead.console.signin.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps a person's draft at their browser: through a reload, and through a log-out. */
@Component
class WizardDrafts {

    private static final String COOKIE = "fairlead-wizard";
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final SealedCookies cookies;

    WizardDrafts(SealedCookies cookies) {
        this.cookies = cookies;
    }

    /** Only one's own, and only where it was begun. */
    Optional<WizardDraft> find(HttpServletRequest request, PageScope scope) {
        return cookies.read(request, COOKIE, WizardDraft.class)
                .filter(draft -> draft.person().equals(SignedInUser.current().getName()))
                .filter(draft -> draft.place().equals(scope));
    }

    WizardDraft require(HttpServletRequest request, PageScope scope) {
        return find(request, scope).orElseThrow(() -> new DraftNotFound(scope));
    }

    void save(WizardDraft draft, HttpServletRequest request, HttpServletResponse response) {
        if (!cookies.write(request, response, COOKIE, draft, LIFETIME)) {
            throw new DraftTooLarge(draft.place());
        }
    }

    void delete(HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(request, response, COOKIE);
    }
}
