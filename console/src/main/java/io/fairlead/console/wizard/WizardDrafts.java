package io.fairlead.console.wizard;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.signin.SealedCookies;
import io.fairlead.console.signin.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Keeps a person's drafts at their browser: through a reload, and through a sign-out. Each has its own cookie, which is sent
 * only with the addresses that name the draft, so that no tab ever writes into the draft of another.
 */
@Component
class WizardDrafts {

    private static final String COOKIE = "fairlead-draft-";
    private static final String LIST_COOKIE = "fairlead-drafts";
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MAX_LISTED = 10;
    private static final String KEY = "draft";

    private final SealedCookies cookies;

    WizardDrafts(SealedCookies cookies) {
        this.cookies = cookies;
    }

    /** The new connectors that somebody has begun and not saved. */
    record UnfinishedDrafts(String person, List<UnfinishedDraft> drafts) {

        UnfinishedDrafts without(UUID key) {
            return new UnfinishedDrafts(
                    person,
                    drafts.stream().filter(draft -> !draft.key().equals(key)).toList());
        }

        UnfinishedDrafts with(UnfinishedDraft draft) {
            return new UnfinishedDrafts(
                    person,
                    Stream.concat(Stream.of(draft), without(draft.key()).drafts().stream())
                            .limit(MAX_LISTED)
                            .toList());
        }
    }

    /** @param name empty where nothing has been entered yet */
    public record UnfinishedDraft(UUID key, PageScope place, String name) {

        public String path() {
            return WizardDraft.address(place, key) + "/overview";
        }
    }

    /** The draft that the address names; only one's own, and only where it was begun. */
    Optional<WizardDraft> find(HttpServletRequest request, PageScope scope) {
        return key(request)
                .flatMap(key -> cookies.read(request, COOKIE + key, WizardDraft.class)
                        .filter(draft -> draft.key().equals(key)))
                .filter(draft -> draft.person().equals(SignedInUser.current().getName()))
                .filter(draft -> draft.place().equals(scope));
    }

    WizardDraft require(HttpServletRequest request, PageScope scope) {
        return find(request, scope).orElseThrow(() -> new DraftNotFound(scope));
    }

    List<UnfinishedDraft> unfinished(HttpServletRequest request, PageScope scope) {
        return list(request).drafts().stream()
                .filter(draft -> draft.place().equals(scope))
                .toList();
    }

    void save(WizardDraft draft, HttpServletRequest request, HttpServletResponse response) {
        if (!cookies.write(request, response, COOKIE + draft.key(), path(draft), draft, LIFETIME)) {
            throw new DraftTooLarge(draft.place());
        }
        if (!draft.saved()) {
            var entry = new UnfinishedDraft(
                    draft.key(), draft.place(), draft.overview().name());
            writeList(list(request).with(entry), request, response);
        }
    }

    void delete(WizardDraft draft, HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(request, response, COOKIE + draft.key(), path(draft));
        writeList(list(request).without(draft.key()), request, response);
    }

    private UnfinishedDrafts list(HttpServletRequest request) {
        var person = SignedInUser.current().getName();
        return cookies.read(request, LIST_COOKIE, UnfinishedDrafts.class)
                .filter(drafts -> drafts.person().equals(person))
                .orElseGet(() -> new UnfinishedDrafts(person, List.of()));
    }

    private void writeList(UnfinishedDrafts drafts, HttpServletRequest request, HttpServletResponse response) {
        if (drafts.drafts().isEmpty()) {
            cookies.clear(request, response, LIST_COOKIE);
        } else {
            cookies.write(request, response, LIST_COOKIE, drafts, LIFETIME);
        }
    }

    private static String path(WizardDraft draft) {
        return WizardDraft.address(draft.place(), draft.key());
    }

    private static Optional<UUID> key(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(KEY) instanceof String text
                ? parsedKey(text)
                : Optional.empty();
    }

    private static Optional<UUID> parsedKey(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
