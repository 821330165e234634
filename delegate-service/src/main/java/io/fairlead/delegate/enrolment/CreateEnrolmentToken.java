package io.fairlead.delegate.enrolment;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves a token that somebody asked for. */
@Component
class CreateEnrolmentToken {

    private final EnrolmentTokens tokens;
    private final AuditLog audit;

    CreateEnrolmentToken(EnrolmentTokens tokens, AuditLog audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    @Transactional
    EnrolmentToken create(EnrolmentToken token) {
        audit.record(AuditedChange.of("delegate-token.created", token.id(), token.scope(), token.name())
                .to(ResourceFingerprint.of(token)));
        return tokens.insert(token);
    }
}
