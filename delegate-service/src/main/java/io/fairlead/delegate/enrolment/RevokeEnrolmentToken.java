package io.fairlead.delegate.enrolment;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.scope.Scope;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the right to enrol away; delegates that have enrolled stay. */
@Component
class RevokeEnrolmentToken {

    private final EnrolmentTokens tokens;
    private final AuditLog audit;

    RevokeEnrolmentToken(EnrolmentTokens tokens, AuditLog audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    @Transactional
    void revoke(Scope scope, UUID id) {
        if (!tokens.delete(scope, id)) {
            throw EnrolmentTokenNotFound.inScope(scope, id);
        }
        audit.record(AuditedChange.of("delegate-token.revoked", id, scope, null));
    }
}
