package io.fairlead.identity.apitoken;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.scope.Scope;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a token worthless at once, with all that were made with it. */
@Component
class RevokeApiToken {

    private final ApiTokens tokens;
    private final AuditLog audit;

    RevokeApiToken(ApiTokens tokens, AuditLog audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    @Transactional
    void revoke(Scope scope, UUID id) {
        // Locked, so that nobody makes another one with it meanwhile.
        tokens.findLockedById(id);
        var descendants = tokens.findDescendants(id);
        if (!tokens.delete(scope, id)) {
            throw ApiTokenNotFound.in(scope, id);
        }
        audit.record(AuditedChange.of("api-token.revoked", id, scope, null));
        audit.record(descendants.stream()
                .map(token -> AuditedChange.of(
                                "api-token.revoked", token.id(), token.grant().scope(), token.name())
                        .withDetail("madeWith", Objects.requireNonNull(token.parentId())))
                .toList());
    }
}
