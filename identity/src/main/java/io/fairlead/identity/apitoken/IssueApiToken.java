package io.fairlead.identity.apitoken;

import io.fairlead.access.ApiTokenText;
import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.identity.person.GrantTooWide;
import io.fairlead.identity.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a token that allows its holder one thing for a while. */
@Component
class IssueApiToken {

    private final ApiTokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    IssueApiToken(ApiTokens tokens, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** A token and its text, which nobody can show again. */
    record IssuedToken(ApiToken token, String text) {

        @Override
        public String toString() {
            return "IssuedToken[" + token.id() + "]";
        }
    }

    /** @param parent the token with which it is made, which it does not outlive */
    @Transactional
    IssuedToken issue(Person person, Grants held, String name, Grant grant, Duration life, @Nullable UUID parent) {
        GrantTooWide.check(held, grant);
        if (parent != null) {
            checkLifetime(tokens.findLockedById(parent).orElseThrow(ParentTokenEnded::new), life);
        }
        var text = ApiTokenText.create();
        var now = clock.instant();
        var token = tokens.insert(
                new ApiToken(text.id(), person.id(), name, grant, text.hash(), now, now.plus(life), null, parent));
        audit.record(AuditedChange.of("api-token.created", token.id(), grant.scope(), name)
                .to(ResourceFingerprint.of(token)));
        return new IssuedToken(token, text.toText());
    }

    private void checkLifetime(ApiToken parent, Duration life) {
        var now = clock.instant();
        if (!parent.expiresAt().isAfter(now)) {
            throw new ParentTokenEnded();
        }
        if (now.plus(life).isAfter(parent.expiresAt())) {
            throw new InvalidRequest(
                    "/expiresIn",
                    "OUTLIVES_PARENT",
                    "A token that is made with an API token ends with that one at the latest, at %s. Ask for less, or sign in as a person."
                            .formatted(parent.expiresAt()));
        }
    }
}
