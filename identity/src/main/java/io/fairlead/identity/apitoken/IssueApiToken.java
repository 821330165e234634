package io.fairlead.identity.apitoken;

import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.identity.person.GrantTooWide;
import io.fairlead.identity.person.Person;
import java.time.Clock;
import java.time.Duration;
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

    @Transactional
    IssuedToken issue(Person person, Grants held, String name, Grant grant, Duration life) {
        GrantTooWide.check(held, grant);
        var text = ApiTokenText.create();
        var now = clock.instant();
        var token = tokens.insert(
                new ApiToken(text.id(), person.id(), name, grant, text.hash(), now, now.plus(life), null));
        audit.record(AuditedChange.of("api-token.created", token.id(), grant.scope(), name)
                .to(ResourceFingerprint.of(token)));
        return new IssuedToken(token, text.toText());
    }
}
